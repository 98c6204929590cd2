import { type ReactNode, useRef } from 'react'
import { mergeProps } from 'react-aria/mergeProps'
import { useButton } from 'react-aria/useButton'
import { DragPreview, type DragPreviewRenderer, useDrag } from 'react-aria/useDrag'
import { useDrop } from 'react-aria/useDrop'
import { memberOf, stepsOf, valueAt } from '../../document/pointer.ts'
import { useDesigner, useIsEditable } from '../use-designer.ts'
import { titleOf } from './keys.ts'
import { moveField } from './move-field.ts'

/** What is dragged is the pointer of a field; of this page alone. */
const FIELD = 'application/x-billfold-field'

interface FieldDropProps {
  /** Of the list of fields. */
  readonly pointer: string
  /** Where in the list a field goes that is let go here. */
  readonly index: number
  /** What that place is called: "Secondary field 2". */
  readonly name: string
  readonly className: string
  readonly children: ReactNode
}

/** A place that fields can be dragged to, by the mouse or by the keyboard. */
export function FieldDrop({ pointer, index, name, className, children }: FieldDropProps) {
  const { pointing, session } = useDesigner()
  const isEditable = useIsEditable()
  const ref = useRef<HTMLDivElement>(null)
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: !isEditable,
    getDropOperation: types => (types.has(FIELD) ? 'move' : 'cancel'),
    onDropEnter: () => pointing.hover(memberOf(pointer, index)),
    onDropExit: () => pointing.hover(undefined),
    onDrop: async ({ items }) => {
      const item = items.find(each => each.kind === 'text' && each.types.has(FIELD))
      const from = item?.kind === 'text' ? await item.getText(FIELD) : ''
      const field = valueAt(session.history().document.content, from)
      const { edits, place } = moveField(session.history().document.content, from, pointer, index)
      session.edit({ kind: 'json', edits }, `move ${nameOf(field)} to ${titleOf(stepsOf(pointer).at(-1) ?? '')}`)
      pointing.select(place, 'form')
    },
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one.
    <div
      {...dropProps}
      ref={ref}
      role="group"
      aria-label={name}
      tabIndex={-1}
      className={className}
      data-drop-target={isDropTarget || undefined}
    >
      {children}
    </div>
  )
}

/** The grip of a field: dragged by the mouse; Enter takes it up, Tab chooses the place, Enter lets it go. */
export function FieldGrip({ place, name }: { readonly place: string; readonly name: string }) {
  const { session } = useDesigner()
  const isEditable = useIsEditable()
  const ref = useRef<HTMLDivElement>(null)
  const preview = useRef<DragPreviewRenderer>(null)
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    preview,
    hasDragButton: true,
    isDisabled: !isEditable,
    getItems: () => [{ [FIELD]: place }],
    getAllowedDropOperations: () => ['move'],
  })
  const { buttonProps } = useButton({ ...dragButtonProps, elementType: 'div', isDisabled: !isEditable }, ref)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: Firefox does not drag buttons. */}
      <div
        {...mergeProps(dragProps, buttonProps)}
        ref={ref}
        role="button"
        tabIndex={buttonProps.tabIndex}
        className="field-grip"
        aria-label={`Drag ${name}`}
        title="Drag to another place; with the keyboard, Enter takes it up"
        data-dragging={isDragging || undefined}
      >
        <svg viewBox="0 0 8 14" aria-hidden="true">
          <path d="M2 2h.01M6 2h.01M2 7h.01M6 7h.01M2 12h.01M6 12h.01" />
        </svg>
      </div>
      <DragPreview ref={preview}>
        {() => <div className="field-dragged">{nameOf(valueAt(session.history().document.content, place))}</div>}
      </DragPreview>
    </>
  )
}

/** A field as people know it: by its label, else by its value. */
function nameOf(field: unknown): string {
  const [label, value] = [valueAt(field, '/label'), valueAt(field, '/value')]
  const text = typeof label === 'string' && label !== '' ? label : value
  return typeof text === 'string' || typeof text === 'number' ? `“${String(text).slice(0, 40)}”` : 'a field'
}
