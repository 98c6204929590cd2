import { BARCODES } from '../../schema/barcode.ts'
import type { AuxiliaryField, Field } from '../../schema/field.ts'
import { CLASSIC_STYLES, type Pass } from '../../schema/pass.ts'
import type { StyleContent } from '../../schema/style.ts'
import type { Path } from '../pass-context.ts'

type ClassicStyle = (typeof CLASSIC_STYLES)[number]

/** The classic layouts of a pass: one, should it be well made. */
export function classicLayouts(pass: Pass): readonly (readonly [ClassicStyle, StyleContent])[] {
  const layouts: [ClassicStyle, StyleContent][] = []
  for (const style of CLASSIC_STYLES) {
    const content = pass[style]
    if (content) layouts.push([style, content])
  }
  return layouts
}

/** Fields in the one row that coupons, store cards and generic passes with a square code have for both groups. */
export const COMMON_ROW_LIMIT = 4

/** Whether the code drawn first is square, which leaves a generic pass one row. */
export function hasSquareBarcode({ barcodes, barcode }: Pass): boolean {
  const first = barcodes?.[0] ?? barcode
  return first !== undefined && BARCODES[first.format].shape === 'square'
}

/** Whether secondary and auxiliary fields share one row. */
export function hasCommonRow(style: ClassicStyle, pass: Pass): boolean {
  return style === 'coupon' || style === 'storeCard' || (style === 'generic' && hasSquareBarcode(pass))
}

/** How many secondary and auxiliary fields there are. */
export function countRowFields({ secondaryFields, auxiliaryFields }: StyleContent): number {
  return (secondaryFields?.length ?? 0) + (auxiliaryFields?.length ?? 0)
}

/** Where the first secondary or auxiliary field stands that is beyond a number of them. */
export function pathBeyond(style: ClassicStyle, { secondaryFields = [] }: StyleContent, limit: number): Path {
  const isSecondary = secondaryFields.length > limit
  const index = isSecondary ? limit : limit - secondaryFields.length
  return [style, isSecondary ? 'secondaryFields' : 'auxiliaryFields', index]
}

/** Fields of the auxiliary rows: event tickets have a second, of the fields that ask for it. */
export function auxiliaryRows(
  style: ClassicStyle,
  fields: readonly AuxiliaryField[],
): readonly (readonly PlacedInRow[])[] {
  const placed = fields.map((field, index) => ({ field, group: 'auxiliaryFields', index }) as const)
  if (style !== 'eventTicket') return [placed]
  return [placed.filter(({ field }) => field.row !== 1), placed.filter(({ field }) => field.row === 1)]
}

/** A field in a row of the front. */
export interface PlacedInRow {
  readonly field: Field
  readonly group: 'secondaryFields' | 'auxiliaryFields'
  readonly index: number
}

/** Most fields that one auxiliary row takes. */
export function auxiliaryLimit(style: ClassicStyle): number {
  return style === 'boardingPass' ? 5 : 4
}
