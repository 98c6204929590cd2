import { parseStrings } from '../strings/parse-strings.ts'
import { StringsError } from '../strings/strings-error.ts'

/** Gives a text's translation, or the text itself where there is none. */
export type Localize = (text: string) => string

const STRINGS_FILE = /^(?<language>[^/]+)\.lproj\/pass\.strings$/

/**
 * Looks texts up in the one `pass.strings` that fits a language best.
 *
 * The whole language tag comes first, then the tag without its last parts, then the first folder in the bundle: a phone
 * that finds only a foreign language shows that one.
 *
 * @param locale BCP 47 language tag.
 * @see Bundle format, section 3
 */
export function createLocalize(files: ReadonlyMap<string, Uint8Array>, locale: string): Localize {
  const file = findStrings(files, locale)
  if (file === undefined) return text => text
  const strings = readStrings(file)
  return text => strings.get(text) ?? text
}

function findStrings(files: ReadonlyMap<string, Uint8Array>, locale: string): Uint8Array | undefined {
  const byLanguage = new Map<string, Uint8Array>()
  for (const [name, bytes] of files) {
    const language = STRINGS_FILE.exec(name)?.groups?.language
    if (language !== undefined) byLanguage.set(language.toLowerCase(), bytes)
  }
  for (const tag of shorterTags(locale.toLowerCase())) {
    const bytes = byLanguage.get(tag)
    if (bytes !== undefined) return bytes
  }
  return byLanguage.values().next().value
}

/** `zh-hans-cn`, `zh-hans`, `zh`. */
function shorterTags(tag: string): string[] {
  const parts = tag.split('-')
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'))
}

function readStrings(bytes: Uint8Array): ReadonlyMap<string, string> {
  try {
    return parseStrings(bytes)
  } catch (error) {
    // Wallet shows the texts as they stand when it cannot read their translations.
    if (error instanceof StringsError) return new Map()
    throw error
  }
}
