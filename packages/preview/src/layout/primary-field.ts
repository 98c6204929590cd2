import { shrinkToFit } from '../text/fit-text.ts'
import type { Font } from '../text/measure-text.ts'
import type { Face } from './face.ts'
import { fieldBox, hiddenBoxes } from './field-box.ts'
import { type FrontField, frontFields } from './front-field.ts'
import { ASCENT, LABEL_FONT, TEXT_INSET } from './geometry.ts'
import type { Box } from './pass-layout.ts'
import { isRightToLeft, placeLine, widthOf } from './text-run.ts'

const REASONS = { value: 'layout-primary-long', label: 'layout-label-long' } as const

/** Where the one primary field of a style is, and how it is set. */
export interface PrimaryPlace {
  readonly right: number
  readonly font: Font
  readonly minSize: number
  /** Top of the value's line. */
  readonly top: number
  readonly valueColor: string
  readonly label: {
    readonly baseline: number
    readonly font: Font
    readonly color: string
    readonly isUpperCase: boolean
  }
}

/** The label above a value: small, upper-cased, in its own colour. */
export function labelAbove(face: Face, baseline: number): PrimaryPlace['label'] {
  return { baseline, font: LABEL_FONT, color: face.colors.label, isUpperCase: true }
}

/** The first primary field; surplus ones are not drawn. */
export function layoutPrimary(face: Face, place: (field: FrontField) => PrimaryPlace): Box[] {
  const [field, ...surplus] = frontFields(face, 'primaryFields')
  const hidden = hiddenBoxes('primary', surplus, 'layout-primary-count')
  return field ? [layoutField(face, field, place(field)), ...hidden] : hidden
}

function layoutField(
  face: Face,
  field: FrontField,
  { right, font, minSize, top, valueColor, label }: PrimaryPlace,
): Box {
  const left = TEXT_INSET
  const size = shrinkToFit(
    font.size,
    minSize,
    candidate => widthOf(field.value, { ...font, size: candidate }) <= right - left,
  )
  const labelText = label.isUpperCase ? field.label.toLocaleUpperCase(face.options.locale) : field.label
  const alignmentOf = (text: string) => (isRightToLeft(text) ? 'right' : 'left')
  const labelLine = { ...label, text: labelText, role: 'label', alignment: alignmentOf(labelText) } as const
  const valueLine = {
    text: field.value,
    role: 'value',
    font: { ...font, size },
    color: valueColor,
    baseline: top + ASCENT * size,
    alignment: alignmentOf(field.value),
    isShrunk: size < font.size,
  } as const
  return fieldBox(
    'primary',
    field,
    [...placeLine(labelLine, left, right), ...placeLine(valueLine, left, right)],
    REASONS,
  )
}
