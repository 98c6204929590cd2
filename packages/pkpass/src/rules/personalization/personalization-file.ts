/** What makes a pass ask its holder to sign up. */
export const PERSONALIZATION_FILE = 'personalization.json'

/** The value of a member, of what may be no object at all. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
