import type { Face } from './face.ts'
import { hiddenBoxes } from './field-box.ts'
import { layoutRow, type RowField, type RowPlace } from './field-row.ts'
import { frontFields } from './front-field.ts'
import type { Box, Reason } from './pass-layout.ts'

/** Most fields in a row, whatever the style. */
export const ROW_LIMIT = 4

/** Secondary and auxiliary fields, in that order, as they fill rows together. */
export function rowFields(face: Face): {
  readonly secondary: readonly RowField[]
  readonly auxiliary: readonly RowField[]
} {
  return {
    secondary: frontFields(face, 'secondaryFields').map(field => ({ kind: 'secondary', field })),
    auxiliary: frontFields(face, 'auxiliaryFields').map(field => ({ kind: 'auxiliary', field })),
  }
}

/** A row of as many fields as it takes; the rest is told to be missing. */
export function limitedRow(
  face: Face,
  fields: readonly RowField[],
  limit: number,
  reason: Reason,
  place: RowPlace,
): Box[] {
  return [...layoutRow(face, fields.slice(0, limit), place), ...hideFields(fields.slice(limit), reason)]
}

function hideFields(fields: readonly RowField[], reason: Reason): Box[] {
  return fields.flatMap(({ kind, field }) => hiddenBoxes(kind, [field], reason))
}
