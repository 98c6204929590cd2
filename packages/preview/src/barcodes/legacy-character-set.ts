import type { CharacterSet } from './character-set.ts'

// Platforms decode the encodings of before Unicode and encode none of them. So all byte sequences are decoded, once, when an
// encoding is first asked for, and the answers turned round.

/** Encodings of one byte for each character, as decoders name them. */
const SINGLE_BYTE = /^(?:iso-8859-\d+(?:-i)?|windows-(?:125\d|874)|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/

/** Names of code pages of Windows among the names of what decoders call so. */
const WINDOWS_NAME = /(?:125\d|874)$/

/**
 * Encodings of one or two bytes, and lead bytes that are read but not written: what they lead to has other bytes already.
 * Encoding Standard, "index Shift_JIS pointer", "index Big5 pointer".
 */
const DOUBLE_BYTE: ReadonlyMap<string, (lead: number) => boolean> = new Map<string, (lead: number) => boolean>([
  ['shift_jis', lead => lead !== 0xed && lead !== 0xee],
  ['big5', lead => lead >= 0xa1],
  ['euc-jp', () => true],
  ['euc-kr', () => true],
  ['gbk', () => true],
  ['gb18030', () => true],
])

/** Of two sequences for a character the first is written; for these the last. Encoding Standard, "index Big5 pointer". */
const BIG5_LAST: ReadonlySet<number> = new Set([0x2550, 0x255e, 0x2561, 0x256a, 0x5341, 0x5345])

const FIRST_LEAD = 0x81
const FIRST_TRAIL = 0x40
const LAST_BYTE = 0xfe
/** Between sequences: no part of any, and it ends what is broken. */
const LINE_FEED = 0x0a
const REPLACEMENT_CHARACTER = '\ufffd'

/** Bytes of a character as one number, the first byte at the top. */
type Table = ReadonlyMap<number, number>

const tables = new Map<string, Table>()

/** @param name In lower case, as decoders of the web know it. */
export function legacyCharacterSet(name: string): CharacterSet | undefined {
  const decoder = findDecoder(name)
  if (decoder === undefined) return undefined
  // Decoders take ISO's encodings for those of Windows, which have letters where ISO has control characters.
  const isTakenForWindows = decoder.encoding.startsWith('windows-') && !WINDOWS_NAME.test(name)
  const key = isTakenForWindows ? `${decoder.encoding} of ISO` : decoder.encoding
  let table = tables.get(key)
  if (table === undefined) {
    table = makeTable(decoder, isTakenForWindows)
    tables.set(key, table)
  }
  const known = table
  return {
    mark: [],
    bytesOf(codePoint) {
      const bytes = known.get(codePoint)
      if (bytes !== undefined) return bytesOf(bytes)
      return decoder.encoding === 'gb18030' && codePoint > 0xffff ? fourBytes(codePoint) : undefined
    },
  }
}

function findDecoder(name: string): TextDecoder | undefined {
  // Decoders trim; names in a pass are exact.
  if (name !== name.trim()) return undefined
  try {
    const decoder = new TextDecoder(name)
    return SINGLE_BYTE.test(decoder.encoding) || DOUBLE_BYTE.has(decoder.encoding) ? decoder : undefined
  } catch {
    return undefined
  }
}

function makeTable(decoder: TextDecoder, hasIsoControls: boolean): Table {
  const table = new Map([[LINE_FEED, LINE_FEED]])
  if (hasIsoControls) for (let byte = 0x80; byte <= 0x9f; byte += 1) table.set(byte, byte)
  // Decoders read the euro's one byte of GBK in GB 18030 too, where it has two.
  const singles = decoder.encoding === 'gb18030' ? 0x80 : 0x100
  const isKnown = new Set(table.values())
  addSequences(
    table,
    decoder,
    Array.from({ length: singles }, (_, byte) => [byte]).filter(([byte = 0]) => !isKnown.has(byte)),
  )
  const isLead = DOUBLE_BYTE.get(decoder.encoding)
  if (isLead === undefined) return table
  const alone = new Set(table.values())
  addSequences(
    table,
    decoder,
    pairs(lead => isLead(lead) && !alone.has(lead)),
  )
  if (decoder.encoding === 'gb18030') addSequences(table, decoder, fourByteSequences())
  return table
}

function addSequences(
  table: Map<number, number>,
  decoder: TextDecoder,
  sequences: readonly (readonly number[])[],
): void {
  const lines = decoder.decode(Uint8Array.from(sequences.flatMap(sequence => [...sequence, LINE_FEED]))).split('\n')
  const takesLast = decoder.encoding === 'big5' ? BIG5_LAST : undefined
  sequences.forEach((sequence, index) => {
    const [character, ...others] = lines[index] ?? ''
    if (character === undefined || character === REPLACEMENT_CHARACTER || others.length > 0) return
    const codePoint = character.codePointAt(0) ?? 0
    if (table.has(codePoint) && takesLast?.has(codePoint) !== true) return
    table.set(
      codePoint,
      sequence.reduce((number, byte) => number * 256 + byte, 0),
    )
  })
}

function pairs(isLead: (lead: number) => boolean): number[][] {
  const sequences: number[][] = []
  for (let lead = FIRST_LEAD; lead <= LAST_BYTE; lead += 1) {
    if (!isLead(lead)) continue
    for (let trail = FIRST_TRAIL; trail <= LAST_BYTE; trail += 1) sequences.push([lead, trail])
  }
  return sequences
}

/** Those of GB 18030 for the first 65,536 characters. All others go by arithmetic. */
function fourByteSequences(): number[][] {
  const sequences: number[][] = []
  for (let first = 0x81; first <= 0x84; first += 1) {
    for (let second = 0x30; second <= 0x39; second += 1) {
      for (let third = 0x81; third <= LAST_BYTE; third += 1) {
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) sequences.push([first, second, third, fourth])
      }
    }
  }
  return sequences
}

/** GB 18030 counts on from 90 30 81 30 for U+10000, in digits of ten, 126, ten. */
function fourBytes(codePoint: number): readonly number[] {
  const number = codePoint - 0x10000
  return [
    0x90 + Math.floor(number / 12_600),
    0x30 + (Math.floor(number / 1_260) % 10),
    0x81 + (Math.floor(number / 10) % 126),
    0x30 + (number % 10),
  ]
}

function bytesOf(number: number): readonly number[] {
  if (number <= 0xff) return [number]
  if (number <= 0xffff) return [number >> 8, number & 0xff]
  return [Math.floor(number / 0x1000000), (number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff]
}
