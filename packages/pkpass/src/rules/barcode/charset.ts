import { indexAbove } from './characters.ts'

const ASCII: ReadonlySet<string> = new Set([
  'us-ascii',
  'ascii',
  'us',
  'ansi_x3.4-1968',
  'ansi_x3.4-1986',
  'iso_646.irv:1991',
  'iso646-us',
  'iso-ir-6',
  'ibm367',
  'cp367',
  'csascii',
])
const LATIN_1: ReadonlySet<string> = new Set([
  'iso-8859-1',
  'iso_8859-1',
  'iso_8859-1:1987',
  'iso-ir-100',
  'latin1',
  'l1',
  'ibm819',
  'cp819',
  'csisolatin1',
])
const UNICODE = /^(?:cs)?utf-?(?:7|8|16|32)(?:be|le)?$|^gb18030$/

/** Encodings of one byte for each character, as decoders name them. */
const SINGLE_BYTE = /^(?:iso-8859-\d+(?:-i)?|windows-(?:125\d|874)|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const repertoires = new Map<string, ReadonlySet<string>>()

/**
 * Index of the first character of a message that has no bytes in a character set, -1 for none.
 *
 * Of character sets whose repertoire is not known here, nothing is told.
 *
 * @param charset IANA name, in any case.
 */
export function indexNotEncodable(message: string, charset: string): number {
  const name = charset.toLowerCase()
  if (LATIN_1.has(name)) return indexAbove(message, 0xff)
  if (ASCII.has(name)) return indexAbove(message, 0x7f)
  if (UNICODE.test(name)) return indexOfLoneSurrogate(message)
  // Every other character set has ASCII in it, or is too strange to be judged.
  const first = indexAbove(message, 0x7f)
  const repertoire = first === -1 ? undefined : repertoireOf(name)
  return repertoire ? indexOutside(message, first, repertoire) : -1
}

function indexOutside(message: string, first: number, repertoire: ReadonlySet<string>): number {
  for (let index = first; index < message.length; index += 1) {
    // Decoders take the standards with control characters for those of Windows, which have letters there.
    if (message.charCodeAt(index) > 0x9f && !repertoire.has(message.charAt(index))) return index
  }
  return -1
}

function repertoireOf(name: string): ReadonlySet<string> | undefined {
  try {
    const decoder = new TextDecoder(name)
    if (!SINGLE_BYTE.test(decoder.encoding)) return undefined
    const known = repertoires.get(decoder.encoding)
    if (known) return known
    const repertoire = new Set(decoder.decode(ALL_BYTES))
    repertoires.set(decoder.encoding, repertoire)
    return repertoire
  } catch {
    return undefined
  }
}

function indexOfLoneSurrogate(message: string): number {
  if (message.isWellFormed()) return -1
  const repaired = message.toWellFormed()
  for (let index = 0; index < message.length; index += 1) {
    if (message.charCodeAt(index) !== repaired.charCodeAt(index)) return index
  }
  return -1
}
