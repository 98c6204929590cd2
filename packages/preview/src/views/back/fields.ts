import type { Field, FieldGroup } from '@billfold/pkpass/schema'
import { NOWHERE } from '../../layout/field-box.ts'
import type { Box, BoxKind, PassLayout } from '../../layout/pass-layout.ts'
import { isRightToLeft, placeLine } from '../../layout/text-run.ts'
import { oneLine } from '../../text/fit-text.ts'
import { linkedText } from '../linked-text.ts'
import { DETAILS } from '../system-look.ts'
import { layoutBlock } from '../text-block.ts'
import { type Cell, layoutCells, type Page, type Part } from './page.ts'

/** A field of the details. */
interface DetailsField {
  readonly kind: BoxKind
  readonly pointer: string
  readonly field: Field
}

/** Fields down to where the picture ends; those after it are told to be there. */
export function layoutFields(page: Page, top: number, fields: readonly DetailsField[]): Part {
  const cells: Cell[] = []
  const beyond: Box[] = []
  let bottom = top
  for (const { kind, pointer, field } of fields) {
    const room = DETAILS.maxHeight - bottom
    if (room < DETAILS.rowHeight) {
      beyond.push({
        kind,
        pointer,
        rect: NOWHERE,
        state: 'hidden',
        reason: 'beyond-picture',
        title: labelOf(page, field),
      })
      continue
    }
    const cell = fieldCell(page, { kind, pointer, field }, room)
    cells.push(cell)
    bottom += cell.height
  }
  const part = layoutCells(page, top, cells)
  return { boxes: [...part.boxes, ...beyond], bottom: part.bottom }
}

/** The label above the value, which takes as many lines as it needs. */
function fieldCell(page: Page, { kind, pointer, field }: DetailsField, room: number): Cell {
  const { colors, options } = page
  const { padding, leading, labelGap } = DETAILS
  const [left, right] = [page.left + padding.x, page.right - padding.x]
  const label = labelOf(page, field)
  const labelHeight = label.trim() === '' ? 0 : DETAILS.label.size * leading + labelGap
  const value = linkedText(field, options)
  const lineHeight = DETAILS.value.size * leading
  const maxLines = Math.max(1, Math.floor((room - 2 * padding.y - labelHeight) / lineHeight))
  const blockAt = (top: number) =>
    layoutBlock(value.text, {
      left,
      right,
      top: top + padding.y + labelHeight,
      font: DETAILS.value,
      leading,
      color: colors.primary,
      role: 'value',
      maxLines,
      linkColor: colors.link,
      spans: value.spans,
    })
  const { height: valueHeight, isCut } = blockAt(0)
  const height = 2 * padding.y + labelHeight + valueHeight
  const isWhole = !isCut && !value.isCut
  return {
    height,
    boxes: top => {
      const baseline = top + padding.y + DETAILS.label.size
      const line = { text: label, role: 'label', font: DETAILS.label, color: colors.secondary, baseline } as const
      const rect = { x: page.left, y: top, width: page.right - page.left, height }
      const alignment = isRightToLeft(label) ? 'right' : 'left'
      const texts = [...placeLine({ ...line, alignment }, left, right), ...blockAt(top).texts]
      const title = label.trim() === '' ? value.text : `${label}: ${value.text}`
      return isWhole
        ? [{ kind, pointer, rect, state: 'shown', title, texts }]
        : [{ kind, pointer, rect, state: 'cut', reason: 'beyond-picture', title, texts }]
    },
  }
}

function labelOf({ options }: Page, field: Field): string {
  return oneLine(options.localize(field.label ?? '')).text
}

export function groupFields({ style, content }: Page, group: FieldGroup, kind: BoxKind): readonly DetailsField[] {
  return (content[group] ?? []).map((field, index) => ({ kind, pointer: `/${style}/${group}/${index}`, field }))
}

const FRONT_GROUPS = {
  headerFields: 'header',
  primaryFields: 'primary',
  secondaryFields: 'secondary',
  auxiliaryFields: 'auxiliary',
  footerFields: 'footer',
} as const

/** Fields that the front has no room for stay readable here. */
export function leftOver(page: Page, { boxes }: PassLayout): readonly DetailsField[] {
  const hidden = new Set(boxes.flatMap(({ state, pointer }) => (state === 'hidden' && pointer ? [pointer] : [])))
  return (['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'footerFields'] as const)
    .flatMap(group => groupFields(page, group, FRONT_GROUPS[group]))
    .filter(({ pointer }) => hidden.has(pointer))
}
