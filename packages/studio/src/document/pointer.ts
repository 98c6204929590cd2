// JSON pointers (RFC 6901): the one idea of a place that form, JSON and picture share.

/** The steps of a pointer, unescaped; none for the whole value. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function pointerOf(steps: readonly (number | string)[]): string {
  return steps.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The pointer of a member of what a pointer points at. */
export function memberOf(pointer: string, step: number | string): string {
  return `${pointer}${pointerOf([step])}`
}

/** The pointer of what holds a value. Nothing for the whole. */
export function parentOf(pointer: string): string | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'))
}

/** Whether a place is another one or lies in it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`)
}

/** The value at a pointer of a JSON value; nothing where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
