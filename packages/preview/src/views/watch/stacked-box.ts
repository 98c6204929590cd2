import type { Face } from '../../layout/face.ts'
import { fieldBox } from '../../layout/field-box.ts'
import type { FrontField } from '../../layout/front-field.ts'
import { ASCENT } from '../../layout/geometry.ts'
import type { Box, BoxKind } from '../../layout/pass-layout.ts'
import { isRightToLeft, placeLine, widthOf } from '../../layout/text-run.ts'
import { shrinkToFit } from '../../text/fit-text.ts'
import type { Font } from '../../text/measure-text.ts'
import { WATCH } from '../system-look.ts'
import { WATCH_REASONS } from './watch-part.ts'

interface StackedPlace {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly font: Font
  readonly minSize: number
}

/** Label above value. */
export function stackedBox(
  face: Face,
  kind: BoxKind,
  field: FrontField,
  { left, right, top, font, minSize }: StackedPlace,
): { readonly box: Box; readonly bottom: number } {
  const size = shrinkToFit(
    font.size,
    minSize,
    candidate => widthOf(field.value, { ...font, size: candidate }) <= right - left,
  )
  const labelHeight = field.label.trim() === '' ? 0 : WATCH.label.size * 1.2
  const label = {
    text: field.label,
    role: 'label',
    font: WATCH.label,
    color: face.colors.label,
    baseline: top + WATCH.label.size * 0.9,
    alignment: isRightToLeft(field.label) ? 'right' : 'left',
  } as const
  const value = {
    text: field.value,
    role: 'value',
    font: { ...font, size },
    color: face.colors.foreground,
    baseline: top + labelHeight + ASCENT * size,
    alignment: isRightToLeft(field.value) ? 'right' : 'left',
    isShrunk: size < font.size,
  } as const
  const texts = [...placeLine(label, left, right), ...placeLine(value, left, right)]
  return { box: fieldBox(kind, field, texts, WATCH_REASONS), bottom: top + labelHeight + size * 1.2 }
}
