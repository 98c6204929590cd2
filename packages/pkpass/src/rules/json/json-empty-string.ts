import * as z from 'zod'
import { jsonPointer } from '../../findings/finding.ts'
import { metaOf } from '../../schema/key.ts'
import type { Path } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { declaredAt } from './declared-at.ts'

export const jsonEmptyString = passRule({
  id: 'json-empty-string',
  severity: 'info',
  effect: 'altered',
  condition: 'An optional text is an empty string',
  onThePhone: 'Shown as an empty slot',
  fix: 'Leave the key out',
  source: 'K',
  check(context, report) {
    for (const placed of context.texts()) {
      if (placed.text !== '') continue
      const { path } = placed
      if (!isOptionalText(path)) continue
      const key = String(path.at(-1))
      // A place without its text lacks something too: there the author has to decide.
      const changes = key === 'relevantText' ? undefined : [{ op: 'remove', pointer: jsonPointer(path) } as const]
      report(`${key} is an empty text`, path, changes)
    }
  },
})

/** Keys whose own rules tell an empty text. */
const TOLD_ELSEWHERE: ReadonlySet<PropertyKey | undefined> = new Set(['altText', 'amount'])

/** Of a key that asks for a form, for one of some values or for another key, the rule that knows it tells what is missing. */
function isOptionalText(path: Path): boolean {
  if (TOLD_ELSEWHERE.has(path.at(-1))) return false
  const schema = declaredAt(path)
  if (!(schema instanceof z.ZodOptional)) return false
  const { format, knownValues, minLength, requiredFor, requiredWith } = metaOf(schema) ?? {}
  return [format, knownValues, minLength, requiredFor, requiredWith].every(each => each === undefined)
}
