import { jsonPointer } from '../../findings/finding.ts'
import type { Field } from '../../schema/field.ts'
import type { Change } from '../change.ts'
import type { Path } from '../pass-context.ts'

/** Digits that are the same number however they are read: no grouping, no leading zero, nothing lost in a double. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/

/** The steps that make a number of a text which plainly is one. */
export function unquoteNumber(value: Field['value'], path: Path): readonly Change[] | undefined {
  if (typeof value !== 'string' || !PLAIN_NUMBER.test(value)) return undefined
  return [{ op: 'replace', pointer: jsonPointer([...path, 'value']), value: Number(value) }]
}
