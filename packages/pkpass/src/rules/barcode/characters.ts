/** Index of the first UTF-16 code unit above a limit, -1 for none. */
export function indexAbove(text: string, limit: number): number {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > limit) return index
  }
  return -1
}

/** Names one character of a message and its place. The message itself is not told: it may be all it takes to use the pass. */
export function describeCharacter(text: string, index: number): string {
  const code = text.codePointAt(index) ?? 0
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')} at position ${index + 1}`
}
