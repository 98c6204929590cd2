import type { Field } from '../../schema/field.ts'
import { isLikeStringsKey } from '../field/strings-key.ts'

/** Marks above letters, joiners and selectors take no width of their own. */
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/gu

/** Of longer texts the units are counted: how much too long they are matters to nobody. */
const MAX_COUNTED = 1_000

/**
 * About how many characters a text is drawn with, or 0 when that is not known: what looks like a key of `pass.strings` is drawn
 * as its translation.
 */
export function lengthOf(text: string): number {
  if (text.length > MAX_COUNTED) return text.length
  return isLikeStringsKey(text) ? 0 : Array.from(text.trim().replace(WITHOUT_WIDTH, '')).length
}

/** About how many characters a value is drawn with, or 0 for dates and numbers, whose form is the phone's. */
export function valueLength(field: Field): number {
  if (typeof field.value === 'number' || field.dateStyle || field.timeStyle || field.isRelative) return 0
  return lengthOf(field.value)
}
