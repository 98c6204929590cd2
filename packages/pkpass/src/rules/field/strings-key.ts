const JOINED_WORDS = /^\p{L}[\p{L}\d]*(?:[._]+[\p{L}\d]+)+$/u
const CAPITALS = /^\p{Lu}+$/u

/** No key of a translation is longer. */
const MAX_CHARACTERS = 100

/**
 * Whether a text is probably a key of `pass.strings` ("gate.changed", "GATE_CHANGED"): what Wallet then shows stands in another
 * file, and nothing can be said of it.
 */
export function isLikeStringsKey(text: string): boolean {
  return text.length <= MAX_CHARACTERS && (JOINED_WORDS.test(text) || CAPITALS.test(text))
}
