const MAX_CHARACTERS = 40

/** Names a value in a message, shortened: a stranger's pass may hold anything, at any size and depth. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return value === '' ? 'an empty text' : JSON.stringify(value.slice(0, MAX_CHARACTERS))
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : String(value)
}

/** Names the kind of a value without telling it. */
export function describeKind(value: unknown): string {
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'string' && value !== '') return 'a text'
  return describeValue(value)
}
