import { readStrings } from './parse-strings.ts'
import { StringsError } from './strings-error.ts'

/** One strings file. A pass has some tens of texts; with terms and conditions on the back it may be 50 KB in UTF-16. */
const MAX_STRINGS_BYTES = 512 * 1024

export type StringsEncoding = 'ascii' | 'utf-16' | 'utf-16 without mark' | 'utf-8' | 'unknown'

/** A strings file as far as it can be understood. */
export interface StringsReading {
  readonly encoding: StringsEncoding
  /** Absent when the file cannot be parsed. */
  readonly texts?: ReadonlyMap<string, string>
  /** Keys that occur more than once. */
  readonly repeated: readonly string[]
  /** Why the file cannot be parsed, as a sentence. */
  readonly problem?: string
  /** The file in UTF-16 with a byte order mark; undefined where its letters can only be guessed. */
  inUtf16(): Uint8Array | undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const NOT_ASCII = /[^\u0000-\u007f]/

/** Reads a stranger's strings file in whatever encoding it came; never throws. */
export function readStringsFile(bytes: Uint8Array): StringsReading {
  const { text, encoding } = decode(bytes)
  const inUtf16 = () => (encoding === 'unknown' ? undefined : encodeUtf16(text))
  if (bytes.length > MAX_STRINGS_BYTES) {
    return { encoding, repeated: [], problem: `More than is read: at most ${MAX_STRINGS_BYTES} bytes`, inUtf16 }
  }
  try {
    const texts = new Map<string, string>()
    const repeated = new Set<string>()
    for (const [key, translation] of readStrings(text)) {
      if (texts.has(key)) repeated.add(key)
      texts.set(key, translation)
    }
    return { encoding, texts, repeated: [...repeated], inUtf16 }
  } catch (error) {
    // A RangeError is the stack of the expression that skips comments, which only an attack exhausts.
    const problem = error instanceof StringsError ? error.message : 'It cannot be read'
    return { encoding, repeated: [], problem, inUtf16 }
  }
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: StringsEncoding } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  // Beside a letter of ASCII, which every line begins with, UTF-16 has a zero.
  if (first === 0) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16 without mark' }
  if (second === 0) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16 without mark' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, encoding: NOT_ASCII.test(text) ? 'utf-8' : 'ascii' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'unknown' }
  }
}

function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length + 1) * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, true)
  for (let at = 0; at < text.length; at += 1) view.setUint16((at + 1) * 2, text.charCodeAt(at), true)
  return bytes
}
