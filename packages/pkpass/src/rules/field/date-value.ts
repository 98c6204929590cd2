import { parseDate } from '../../dates/parse-date.ts'
import type { Field } from '../../schema/field.ts'

/** Whether Wallet reads a value as a date, with time and zone. */
export function isReadableDate(value: Field['value']): boolean {
  // Most values are no dates: their look is cheaper to tell than an error thrown.
  if (typeof value !== 'string' || value[4] !== '-' || value[10] !== 'T') return false
  try {
    parseDate(value)
    return true
  } catch {
    return false
  }
}

/** The first key of a field that makes its value a date. A flag that is false asks for nothing. */
export function dateKeyOf(field: Field): 'dateStyle' | 'timeStyle' | 'isRelative' | 'ignoresTimeZone' | undefined {
  if (field.dateStyle !== undefined) return 'dateStyle'
  if (field.timeStyle !== undefined) return 'timeStyle'
  if (field.isRelative) return 'isRelative'
  return field.ignoresTimeZone ? 'ignoresTimeZone' : undefined
}
