import type { CharacterSet } from './character-set.ts'
import { legacyCharacterSet } from './legacy-character-set.ts'

/** One character for each byte; or the first character without bytes. */
export type EncodedMessage = { readonly payload: string } | { readonly codePoint: number }

/** The longest name in IANA's registry, with room. */
const MAX_NAME_CHARACTERS = 60

const ASCII: CharacterSet = { mark: [], bytesOf: codePoint => (codePoint <= 0x7f ? [codePoint] : undefined) }
const LATIN_1: CharacterSet = { mark: [], bytesOf: codePoint => (codePoint <= 0xff ? [codePoint] : undefined) }
const UTF_8: CharacterSet = { mark: [], bytesOf: utf8 }
const UTF_16BE: CharacterSet = { mark: [], bytesOf: utf16 }
const UTF_16LE: CharacterSet = { mark: [], bytesOf: codePoint => swapped(utf16(codePoint), 2) }
const UTF_32BE: CharacterSet = { mark: [], bytesOf: utf32 }
const UTF_32LE: CharacterSet = { mark: [], bytesOf: codePoint => swapped(utf32(codePoint), 4) }

/**
 * By IANA's names, in lower case. Decoders, which tell all others, take ASCII and Latin-1 for windows-1252. Without a byte order
 * in the name, Foundation writes a mark and the order of the device, which is the little one.
 */
const CHARACTER_SETS: ReadonlyMap<string, CharacterSet> = new Map([
  ...named(
    'us-ascii ascii us ansi_x3.4-1968 ansi_x3.4-1986 iso_646.irv:1991 iso646-us iso-ir-6 ibm367 cp367 csascii',
    ASCII,
  ),
  ...named('iso-8859-1 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 l1 ibm819 cp819 csisolatin1', LATIN_1),
  ...named('utf-8 utf8 csutf8', UTF_8),
  ...named('utf-16be csutf16be', UTF_16BE),
  ...named('utf-16le csutf16le', UTF_16LE),
  ...named('utf-16 csutf16', { ...UTF_16LE, mark: [0xff, 0xfe] }),
  ...named('utf-32be csutf32be', UTF_32BE),
  ...named('utf-32le csutf32le', UTF_32LE),
  ...named('utf-32 csutf32', { ...UTF_32LE, mark: [0xff, 0xfe, 0, 0] }),
])

/**
 * The character set of a name in any case; nothing for names that are unknown, and for those that no decoder of the web knows,
 * such as EBCDIC's.
 */
export function findCharacterSet(name: string): CharacterSet | undefined {
  if (name.length > MAX_NAME_CHARACTERS) return undefined
  const lower = name.toLowerCase()
  return CHARACTER_SETS.get(lower) ?? legacyCharacterSet(lower)
}

export function encodeMessage(message: string, { mark, bytesOf }: CharacterSet): EncodedMessage {
  let payload = String.fromCharCode(...mark)
  for (const character of message) {
    const codePoint = character.codePointAt(0) ?? 0
    const bytes = isSurrogate(codePoint) ? undefined : bytesOf(codePoint)
    if (bytes === undefined) return { codePoint }
    payload += String.fromCharCode(...bytes)
  }
  return { payload }
}

/** Half of a pair, alone: no Unicode encoding has bytes for it. */
function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff
}

function named(names: string, characterSet: CharacterSet): [string, CharacterSet][] {
  return names.split(' ').map(name => [name, characterSet])
}

function utf8(codePoint: number): readonly number[] {
  if (codePoint <= 0x7f) return [codePoint]
  return [...new TextEncoder().encode(String.fromCodePoint(codePoint))]
}

function utf16(codePoint: number): readonly number[] {
  const text = String.fromCodePoint(codePoint)
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap(unit => [
    unit >> 8,
    unit & 0xff,
  ])
}

function utf32(codePoint: number): readonly number[] {
  return [0, codePoint >> 16, (codePoint >> 8) & 0xff, codePoint & 0xff]
}

function swapped(bytes: readonly number[], unitBytes: 2 | 4): readonly number[] {
  return Array.from({ length: bytes.length / unitBytes }, (_, unit) =>
    bytes.slice(unit * unitBytes, (unit + 1) * unitBytes).toReversed(),
  ).flat()
}
