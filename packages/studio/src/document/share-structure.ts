/** The next JSON value, with every part that is the same as before being the very part from before: who looks at it need not look again. */
export function shareStructure(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) {
    const shared = next.map((each, index) => shareStructure(before[index], each))
    return shared.length === before.length && shared.every((each, index) => Object.is(each, before[index]))
      ? before
      : shared
  }
  if (!isObject(before) || !isObject(next)) return next
  const keys = Object.keys(next)
  const shared = keys.map(key => [key, shareStructure(ownOf(before, key), ownOf(next, key))] as const)
  const isSame =
    Object.keys(before).length === keys.length &&
    Object.keys(before).every((key, index) => key === keys[index]) &&
    shared.every(([key, value]) => Object.is(value, ownOf(before, key)))
  return isSame ? before : Object.fromEntries(shared)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ownOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}
