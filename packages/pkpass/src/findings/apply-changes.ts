import type { Change } from '../rules/change.ts'

/** The same JSON value with changes at JSON pointers (RFC 6901); what they have no place for stays as it is. Nothing given is changed. */
export function applyChanges(root: unknown, changes: readonly Change[]): unknown {
  return changes.reduce(
    (value, change) => ('pointer' in change ? changeAt(value, stepsOf(change.pointer), change) : value),
    root,
  )
}

type PointedChange = Extract<Change, { readonly pointer: string }>

function changeAt(value: unknown, [step, ...rest]: readonly string[], change: PointedChange): unknown {
  if (step === undefined) return 'value' in change ? change.value : value
  if (Array.isArray(value)) return changeElement(value, step, rest, change)
  if (typeof value !== 'object' || value === null) return value
  if (rest.length > 0) {
    if (!Object.hasOwn(value, step)) return value
    return { ...value, [step]: changeAt(Reflect.get(value, step), rest, change) }
  }
  if ('value' in change) return { ...value, [step]: change.value }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step))
}

function changeElement(
  array: readonly unknown[],
  step: string,
  rest: readonly string[],
  change: PointedChange,
): unknown[] {
  // RFC 6902: "-" is the place behind the last element.
  const index = step === '-' ? array.length : Number(step)
  if (!Number.isInteger(index) || index < 0 || index > array.length) return [...array]
  if (rest.length > 0) return array.map((item, at) => (at === index ? changeAt(item, rest, change) : item))
  if (change.op === 'add') return array.toSpliced(index, 0, change.value)
  return change.op === 'replace' ? array.toSpliced(index, 1, change.value) : array.toSpliced(index, 1)
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
