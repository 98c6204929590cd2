import type { KeyDescription } from '@billfold/pkpass/schema'
import { memo, type ReactNode } from 'react'
import { memberOf } from '../../document/pointer.ts'
import { useDesigner, useIsEditable, useValue } from '../use-designer.ts'
import { Control, Spot } from './control.tsx'
import { keysOf, titleOf } from './keys.ts'
import { useEdit } from './use-edit.ts'
import { ChoiceControl, ColorControl, DateControl, FlagControl, TextControl } from './value-controls.tsx'

interface KeyControlProps {
  readonly pointer: string
  readonly description: KeyDescription
}

/** The control that fits a key: made from what the schema says of it. */
export const KeyControl = memo(function KeyControl({ pointer, description }: KeyControlProps) {
  const { format, object, types, values } = description
  const title = titleOf(description.name)
  if (types.includes('array')) return <ListControl pointer={pointer} description={description} />
  if (types.includes('object') && object !== undefined) {
    return (
      <Group pointer={pointer} title={title}>
        <ObjectForm pointer={pointer} object={object} />
      </Group>
    )
  }
  if (types.includes('any') || types.includes('object')) return <JsonOnly pointer={pointer} title={title} />
  const isFlag = types.includes('boolean')
  const Fitting = isFlag
    ? FlagControl
    : values
      ? ChoiceControl
      : format === 'color'
        ? ColorControl
        : format === 'iso8601'
          ? DateControl
          : TextControl
  return (
    <Control place={pointer} title={title} isInline={isFlag}>
      {id => <Fitting id={id} pointer={pointer} description={description} />}
    </Control>
  )
})

/** An object by its keys: the required and the present ones, and a way to the others. */
function ObjectForm({ pointer, object, without = [] }: { pointer: string; object: string; without?: string[] }) {
  const value = useValue(pointer)
  const keys = keysOf(object).filter(({ isIgnored, name }) => !isIgnored && !without.includes(name))
  const isPresent = (name: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  const shown = keys.filter(key => key.isRequired || isPresent(key.name))
  const others = keys.filter(key => !shown.includes(key) && key.deprecatedSince === undefined)
  return (
    <>
      {shown.map(key => (
        <KeyControl key={key.name} pointer={memberOf(pointer, key.name)} description={key} />
      ))}
      <AddKey pointer={pointer} keys={others} />
    </>
  )
}

/** A list of the keys that could be there too. */
export function AddKey({ pointer, keys }: { pointer: string; keys: readonly KeyDescription[] }) {
  const { session, pointing } = useDesigner()
  const isEditable = useIsEditable()
  if (keys.length === 0) return null
  const add = (name: string) => {
    const key = keys.find(each => each.name === name)
    if (!key) return
    const place = memberOf(pointer, name)
    const edits = [{ op: 'set', pointer: place, value: firstValueOf(key) } as const]
    session.edit({ kind: 'json', edits }, `add “${titleOf(name)}”`)
    pointing.select(place, 'findings')
  }
  return (
    <select
      className="add-key"
      aria-label="Add a property"
      value=""
      disabled={!isEditable}
      onChange={event => add(event.target.value)}
    >
      <option value="">Add a property…</option>
      {keys.map(({ name }) => (
        <option key={name} value={name}>
          {titleOf(name)}
        </option>
      ))}
    </select>
  )
}

/** What a key begins with. */
function firstValueOf(key: KeyDescription): unknown {
  if (key.types.includes('array')) return [firstItemOf(key)]
  if (key.types.includes('object')) return key.object === undefined ? {} : firstObjectOf(key.object)
  if (key.types.includes('boolean')) return key.default !== true
  if (key.values?.[0] !== undefined) return key.values[0]
  if (key.types.includes('string')) return ''
  return key.types.includes('any') ? {} : 0
}

function firstItemOf(key: KeyDescription): unknown {
  if (key.object !== undefined) return firstObjectOf(key.object)
  if (key.values?.[0] !== undefined) return key.values[0]
  return key.itemType === 'integer' || key.itemType === 'number' ? 0 : ''
}

function firstObjectOf(object: string): unknown {
  const needed = keysOf(object).filter(key => key.isRequired)
  return Object.fromEntries(needed.map(key => [key.name, key.default ?? firstValueOf(key)]))
}

/** A list: its elements one below the other, to be added, moved and removed. */
function ListControl({ pointer, description }: KeyControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const items = Array.isArray(value) ? value : []
  const { object } = description
  const title = titleOf(description.name)
  const itemDescription: KeyDescription = { ...description, types: [description.itemType ?? 'any'], isRequired: true }
  return (
    <Group pointer={pointer} title={title}>
      {items.map((_item, index) => {
        const place = memberOf(pointer, index)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an element of a list has no other name than its place.
          <Spot key={index} place={place} className="list-item" isArea>
            <div className="list-item-content">
              {object === undefined ? (
                <Control place={place} title={`${title} ${index + 1}`}>
                  {id =>
                    itemDescription.values ? (
                      <ChoiceControl id={id} pointer={place} description={itemDescription} />
                    ) : (
                      <TextControl id={id} pointer={place} description={itemDescription} />
                    )
                  }
                </Control>
              ) : (
                <ObjectForm pointer={place} object={object} />
              )}
            </div>
            <ItemButtons pointer={pointer} index={index} count={items.length} name={`${title} ${index + 1}`} />
          </Spot>
        )
      })}
      <button
        type="button"
        className="button button-small"
        disabled={!isEditable}
        onClick={() => edits.add(firstItemOf(description))}
      >
        Add to {title.toLowerCase()}
      </button>
    </Group>
  )
}

interface ItemButtonsProps {
  readonly pointer: string
  readonly index: number
  readonly count: number
  readonly name: string
}

/** Moves an element up or down its list, or takes it out. */
export const ItemButtons = memo(function ItemButtons({ pointer, index, count, name }: ItemButtonsProps) {
  const list = useEdit(pointer)
  const item = useEdit(memberOf(pointer, index))
  const isEditable = useIsEditable()
  return (
    <div className="item-buttons">
      <button
        type="button"
        aria-label={`Move ${name} up`}
        title="Move up"
        disabled={!isEditable || index === 0}
        onClick={() => list.move(index, index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={`Move ${name} down`}
        title="Move down"
        disabled={!isEditable || index === count - 1}
        onClick={() => list.move(index, index + 1)}
      >
        ↓
      </button>
      <button type="button" aria-label={`Remove ${name}`} title="Remove" disabled={!isEditable} onClick={item.remove}>
        ×
      </button>
    </div>
  )
})

function Group({ pointer, title, children }: { pointer: string; title: string; children: ReactNode }) {
  const edits = useEdit(pointer)
  const value = useValue(pointer)
  const isEditable = useIsEditable()
  return (
    <Spot place={pointer} className="group" isArea>
      <div className="group-head">
        <h3>{title}</h3>
        {value !== undefined && (
          <button type="button" className="link" disabled={!isEditable} onClick={edits.remove}>
            Remove<span className="unseen"> {title}</span>
          </button>
        )}
      </div>
      {children}
    </Spot>
  )
}

/** A value of any form: it is at home in `pass.json`. */
function JsonOnly({ pointer, title }: { pointer: string; title: string }) {
  const { pointing } = useDesigner()
  return (
    <Group pointer={pointer} title={title}>
      <button type="button" className="button button-small" onClick={() => pointing.select(pointer, 'form')}>
        Show in pass.json
      </button>
    </Group>
  )
}
