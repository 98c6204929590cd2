/** Names and keeps what is drawn by reference within the picture. */
export interface Definitions {
  /** Adds an element under a new name, and gives that name. */
  add(write: (id: string) => string): string
  /** All of them, as markup. */
  written(): string
}

/** @throws TypeError for a prefix that could not begin a name, or end the attribute it stands in. */
export function createDefinitions(idPrefix: string): Definitions {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(idPrefix)) {
    throw new TypeError('Expected an idPrefix of letters, digits and hyphens that begins with a letter')
  }
  const written: string[] = []
  return {
    add(write) {
      const id = `${idPrefix}-${written.length}`
      written.push(write(id))
      return id
    },
    written: () => written.join(''),
  }
}
