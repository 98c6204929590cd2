import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import type { Path } from '../pass-context.ts'
import type { Report } from '../rule.ts'

/** A key and its other spelling: first Apple's reference, then its Pass Builder. */
export type Spellings = readonly [reference: string, builder: string]

/** Reports a key that is there in one spelling only; `complete` makes the value that the other one is to have. */
export function requireBothSpellings(
  object: object,
  [reference, builder]: Spellings,
  path: Path,
  report: Report,
  complete: (value: unknown) => unknown = value => value,
): void {
  const isReferenceThere = isThere(object, reference)
  if (isReferenceThere === isThere(object, builder)) return
  const [present, absent] = isReferenceThere ? [reference, builder] : [builder, reference]
  const value = complete(Reflect.get(object, present))
  const change: Change = { op: 'add', pointer: jsonPointer([...path, absent]), value }
  report(
    `${present} stands without its other spelling ${absent}`,
    [...path, absent],
    value === undefined ? undefined : [change],
  )
}

function isThere(object: object, key: string): boolean {
  return Object.hasOwn(object, key) && Reflect.get(object, key) !== undefined
}
