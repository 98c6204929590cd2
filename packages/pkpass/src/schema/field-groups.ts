import type { Field } from './field.ts'
import type { StyleContent } from './style.ts'

/** The groups of fields a style may hold, in the order their keys are compared. */
export const FIELD_GROUPS = [
  'headerFields',
  'primaryFields',
  'secondaryFields',
  'auxiliaryFields',
  'backFields',
  'additionalInfoFields',
  'footerFields',
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/** All fields of a style dictionary, over all its groups. */
export function fieldsOf(content: StyleContent): Field[] {
  return FIELD_GROUPS.flatMap(group => content[group] ?? [])
}
