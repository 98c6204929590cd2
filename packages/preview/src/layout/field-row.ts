import { shrinkToFit } from '../text/fit-text.ts'
import type { Font } from '../text/measure-text.ts'
import type { Face } from './face.ts'
import { fieldBox } from './field-box.ts'
import type { FrontField } from './front-field.ts'
import { ASCENT, LABEL_FONT, ROW } from './geometry.ts'
import type { Box, BoxKind, TextRun } from './pass-layout.ts'
import { isRightToLeft, placeLine, widthOf } from './text-run.ts'

/** Where a row of fields is, and how its values are set. */
export interface RowPlace {
  readonly left: number
  readonly right: number
  readonly labelBaseline: number
  /** Top of the values' lines: a smaller font moves them up. */
  readonly top: number
  readonly font: Font
  readonly valueColor?: string
  /** How labels are set; those of classic faces, where nothing is said. */
  readonly label?: LabelStyle
}

interface LabelStyle {
  readonly font: Font
  readonly color: string
  readonly isUpperCase: boolean
}

/** A row's field, with what kind of box it becomes. */
export interface RowField {
  readonly kind: BoxKind
  readonly field: FrontField
}

const REASONS = { value: 'layout-row-text', label: 'layout-label-long' } as const

/**
 * A row: columns as wide as their texts, the first at the left edge, the last ending at the right one, equal gaps between them.
 *
 * All values share one size, which the longest decide; then labels are cut, then values.
 *
 * @see geometry section 4
 */
export function layoutRow(face: Face, fields: readonly RowField[], place: RowPlace): Box[] {
  const label = place.label ?? { font: LABEL_FONT, color: face.colors.label, isUpperCase: true }
  const labelText = ({ label: text }: FrontField) =>
    label.isUpperCase ? text.toLocaleUpperCase(face.options.locale) : text
  const available = place.right - place.left - ROW.minGap * (fields.length - 1)
  const labels = fields.map(({ field }) => widthOf(labelText(field), label.font))
  const valuesAt = (size: number) => fields.map(({ field }) => widthOf(field.value, { ...place.font, size }))
  const floor = Math.ceil(place.font.size * ROW.minScale)
  // Labels that are wider than the row cannot be helped by smaller values: then the values alone decide.
  const labelsFit = sum(labels) <= available
  const size = shrinkToFit(place.font.size, floor, candidate => {
    const values = valuesAt(candidate)
    return sum(labelsFit ? values.map((value, index) => Math.max(value, labels[index] ?? 0)) : values) <= available
  })
  const widths = shareWidth(labels, valuesAt(size), available)
  const gap = fields.length > 1 ? (place.right - place.left - sum(widths)) / (fields.length - 1) : 0
  const font = { ...place.font, size }
  let left = place.left
  return fields.map(({ kind, field }, index) => {
    const right = left + (widths[index] ?? 0)
    const texts = [
      ...placeLine(
        {
          text: labelText(field),
          role: 'label',
          font: label.font,
          color: label.color,
          baseline: place.labelBaseline,
          alignment: alignmentIn(field, field.label),
        },
        left,
        right,
      ),
      ...placeLine(
        {
          text: field.value,
          role: 'value',
          font,
          color: place.valueColor ?? face.colors.foreground,
          baseline: place.top + ASCENT * size,
          alignment: alignmentIn(field, field.value),
          isShrunk: size < place.font.size,
        },
        left,
        right,
      ),
    ]
    left = right + gap
    return fieldBox(kind, field, texts, REASONS)
  })
}

function alignmentIn({ alignment }: FrontField, text: string): TextRun['alignment'] {
  if (alignment !== 'natural') return alignment
  return isRightToLeft(text) ? 'right' : 'left'
}

/** Widths of columns. Where they are too wide together, labels give way first, the longest most; then values do. */
function shareWidth(labels: readonly number[], values: readonly number[], available: number): readonly number[] {
  const wanted = values.map((value, index) => Math.max(value, labels[index] ?? 0))
  if (sum(wanted) <= available) return wanted
  if (sum(values) > available) return capTogether(values, available)
  const beyondValues = wanted.map((width, index) => width - (values[index] ?? 0))
  const granted = capTogether(beyondValues, available - sum(values))
  return values.map((value, index) => value + (granted[index] ?? 0))
}

/** Caps widths at one limit, so that together they take what is available. */
export function capTogether(widths: readonly number[], available: number): readonly number[] {
  let left = Math.max(0, available)
  let open = widths.length
  let cap = Number.POSITIVE_INFINITY
  for (const width of [...widths].sort((first, second) => first - second)) {
    if (width * open > left) {
      cap = left / open
      break
    }
    left -= width
    open -= 1
  }
  return widths.map(width => Math.min(width, cap))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
