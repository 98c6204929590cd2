import type { Field } from '../../schema/field.ts'
import type { PassContext, Path } from '../pass-context.ts'

interface FieldAt {
  readonly field: Field
  readonly path: Path
}

const ENTRY_GROUPS = ['backFields', 'additionalInfoFields'] as const

/** The fields of all styles, and those of upcoming entries: what is asked of the form of a field holds for both. */
export function everyField({ pass, fields }: PassContext): readonly FieldAt[] {
  const entries = pass.upcomingPassInformation
  if (!entries) return fields
  const all: FieldAt[] = [...fields]
  for (const [entryIndex, entry] of entries.entries()) {
    for (const group of ENTRY_GROUPS) {
      for (const [index, field] of (entry[group] ?? []).entries()) {
        all.push({ field, path: ['upcomingPassInformation', entryIndex, group, index] })
      }
    }
  }
  return all
}
