import { STRINGS_FILE } from '../bundle/localizations.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { parseStrings } from '../strings/parse-strings.ts'
import { StringsError } from '../strings/strings-error.ts'

/** One strings file. A pass has some tens of texts; with terms and conditions on the back it may be 50 KB in UTF-16. */
const MAX_STRINGS_BYTES = 512 * 1024

/** All strings files: forty languages of 100 KB. */
const MAX_ALL_STRINGS_BYTES = 4 * 1024 * 1024

const MAX_NAMED = 3
const MAX_KEY_CHARACTERS = 40

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const NOT_ASCII = /[^\u0000-\u007f]/

/**
 * Checks the strings files of all languages: that each can be read, its encoding, and that all have the same keys.
 *
 * @param files By language.
 */
export function inspectStrings(files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const findings: Finding[] = []
  const keys = new Map<string, ReadonlySet<string>>()
  let readBytes = 0
  for (const [language, bytes] of files) {
    const file = `${language}.lproj/${STRINGS_FILE}`
    readBytes += bytes.length
    if (bytes.length > MAX_STRINGS_BYTES || readBytes > MAX_ALL_STRINGS_BYTES) {
      const limits = `${MAX_STRINGS_BYTES} bytes a file and ${MAX_ALL_STRINGS_BYTES} in all`
      findings.push(finding('l10n-strings-syntax', `${file} is more than is read: at most ${limits}`, { file }))
      continue
    }
    const { encoded, problem } = asReadable(bytes)
    if (problem !== undefined) findings.push(finding('l10n-strings-encoding', `${file} is ${problem}`, { file }))
    try {
      keys.set(language, new Set(parseStrings(encoded).keys()))
    } catch (error) {
      // A RangeError is the stack of the expression that skips comments, which only an attack exhausts.
      const reason = error instanceof StringsError ? error.message : 'It cannot be read'
      findings.push(finding('l10n-strings-syntax', `${file}: ${reason}`, { file }))
    }
  }
  return [...findings, ...inspectKeys(keys)]
}

/** The file in an encoding that can be read, and what is wrong with the one it has. */
function asReadable(bytes: Uint8Array): { readonly encoded: Uint8Array; readonly problem?: string } {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { encoded: bytes }
  if (first === 0 || second === 0) {
    const mark = first === 0 ? [0xfe, 0xff] : [0xff, 0xfe]
    return { encoded: Buffer.concat([Uint8Array.from(mark), bytes]), problem: 'UTF-16 without a byte order mark' }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return NOT_ASCII.test(text) ? { encoded: bytes, problem: 'UTF-8 with letters beyond ASCII' } : { encoded: bytes }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { encoded: new TextEncoder().encode(text), problem: 'neither UTF-16 nor UTF-8' }
  }
}

function inspectKeys(keys: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  const all = new Set<string>()
  for (const known of keys.values()) for (const key of known) all.add(key)
  return [...keys].flatMap(([language, known]) => {
    if (known.size === all.size) return []
    const missing = [...all].filter(key => !known.has(key))
    const named = missing.slice(0, MAX_NAMED).map(key => JSON.stringify(key.slice(0, MAX_KEY_CHARACTERS)))
    const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : ''
    const file = `${language}.lproj/${STRINGS_FILE}`
    return [finding('l10n-keys-differ', `${file} lacks ${named.join(', ')}${more}`, { file })]
  })
}
