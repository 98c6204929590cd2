import { shrinkToFit } from '../text/fit-text.ts'
import type { Font } from '../text/measure-text.ts'
import { fieldBox } from './field-box.ts'
import type { FrontField } from './front-field.ts'
import type { Box, BoxKind, Reason, TextRun } from './pass-layout.ts'
import { placeLine, widthOf } from './text-run.ts'

/** Where one line of text is, and how it is set. */
export interface TextPlace {
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly font: Font
  /** Smallest size it may shrink to; as large as the font's where it is cut at once. */
  readonly minSize?: number
  readonly color: string
  readonly alignment: TextRun['alignment']
  /** What is said when the text does not fit. */
  readonly reason?: Reason
}

/** A field that is drawn as its value alone. */
export function textBox(kind: BoxKind, field: FrontField, place: TextPlace): Box {
  const { left, right, font, minSize = font.size, reason = 'layout-row-text', ...line } = place
  const size = shrinkToFit(
    font.size,
    minSize,
    candidate => widthOf(field.value, { ...font, size: candidate }) <= right - left,
  )
  const value = {
    ...line,
    text: field.value,
    role: 'value',
    font: { ...font, size },
    isShrunk: size < font.size,
  } as const
  return fieldBox(kind, field, placeLine(value, left, right), { value: reason, label: reason })
}
