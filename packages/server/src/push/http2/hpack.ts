// Header compression (RFC 7541), as much of it as a sender of pushes needs: requests differ in few values, and of an answer's
// headers only the status is read.

/** How a field is represented (section 6): its first bits, and how many are left for a number. */
interface Representation {
  readonly bits: number
  readonly width: number
}
const INDEXED: Representation = { bits: 0x80, width: 7 }
const INDEXING: Representation = { bits: 0x40, width: 6 }
const TABLE_SIZE: Representation = { bits: 0x20, width: 5 }
const NEVER_INDEXED: Representation = { bits: 0x10, width: 4 }
const NOT_INDEXED: Representation = { bits: 0x00, width: 4 }
/** The length of a text that is not in Huffman's code. */
const LENGTH: Representation = { bits: 0x00, width: 7 }

/** Numbers in the static table (appendix A). */
const STATIC = { authority: 1, methodPost: 3, path: 4, schemeHttps: 7, authorization: 23 } as const
const STATIC_TABLE_SIZE = 61
/** Its statuses. */
const STATUSES: ReadonlyMap<number, number> = new Map([
  [8, 200],
  [9, 204],
  [10, 206],
  [11, 304],
  [12, 400],
  [13, 404],
  [14, 500],
])

/** Size of the dynamic table while nobody says otherwise. What we put into it takes less. */
export const DEFAULT_TABLE_BYTES = 4096
/** RFC 7541 section 5.1: no number of a header block needs more. */
const MAX_INTEGER = 2 ** 28

/** What changes from request to request. */
export interface RequestFields {
  readonly path: string
  readonly authorization?: string | undefined
  /** Names in lower case. */
  readonly others: readonly (readonly [name: string, value: string])[]
}

/** Encodes the requests of one connection: fields that never change go over it once, and by number from then on. */
export class RequestEncoder {
  readonly #constant: readonly (readonly [name: string | number, value: string])[]
  readonly #byNumber: string
  #isInTable = false
  /** `wanted`: the peer keeps no table, and is still to be told that we know. */
  #withoutTable: 'no' | 'wanted' | 'yes' = 'no'

  /** @param fields That every request has, names in lower case. */
  constructor(authority: string, fields: Readonly<Record<string, string>>) {
    this.#constant = [[STATIC.authority, authority], ...Object.entries(fields)]
    // The newest entry has the lowest number.
    this.#byNumber = this.#constant
      .map((_, index) => encodeInteger(INDEXED, STATIC_TABLE_SIZE + this.#constant.length - index))
      .join('')
  }

  /** The peer keeps a smaller table than it need: then nothing is left to a table any more. */
  dropTable(): void {
    if (this.#withoutTable === 'no') this.#withoutTable = 'wanted'
  }

  /** A request by POST over https. */
  encode({ path, authorization, others }: RequestFields): string {
    let block = ''
    // Section 4.2: that a table has shrunk is acknowledged at the start of the next block.
    if (this.#withoutTable === 'wanted') block = encodeInteger(TABLE_SIZE, 0)
    if (this.#withoutTable !== 'no') this.#withoutTable = 'yes'
    block += POST_OVER_HTTPS + encodeField(NOT_INDEXED, STATIC.path, path) + this.#encodeConstant()
    for (const [name, value] of others) block += encodeField(NOT_INDEXED, name, value)
    // Section 7.1.3: a secret goes into nobody's table.
    if (authorization !== undefined) block += encodeField(NEVER_INDEXED, STATIC.authorization, authorization)
    return block
  }

  #encodeConstant(): string {
    if (this.#withoutTable === 'no' && this.#isInTable) return this.#byNumber
    this.#isInTable = true
    const representation = this.#withoutTable === 'no' ? INDEXING : NOT_INDEXED
    return this.#constant.map(([name, value]) => encodeField(representation, name, value)).join('')
  }
}

const POST_OVER_HTTPS = encodeInteger(INDEXED, STATIC.methodPost) + encodeInteger(INDEXED, STATIC.schemeHttps)

function encodeField(representation: Representation, name: string | number, value: string): string {
  const named =
    typeof name === 'number' ? encodeInteger(representation, name) : encodeInteger(representation, 0) + encodeText(name)
  return named + encodeText(value)
}

/** Section 5.2, without Huffman's code: hex digits and numbers gain little by it. */
function encodeText(text: string): string {
  return encodeInteger(LENGTH, text.length) + text
}

/** Section 5.1. */
function encodeInteger({ bits, width }: Representation, value: number): string {
  const max = 2 ** width - 1
  if (value < max) return String.fromCharCode(bits | value)
  let encoded = String.fromCharCode(bits | max)
  let rest = value - max
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) encoded += String.fromCharCode(0x80 | (rest % 0x80))
  return encoded + String.fromCharCode(rest)
}

/**
 * Finds `:status` in a block of headers whose sender was told to keep no table.
 *
 * @returns `undefined` for trailers.
 * @throws RangeError for a block that is cut off, or refers to a table.
 */
export function readStatus(block: Uint8Array): number | undefined {
  // The answer to every push that is accepted.
  if (block[0] === (INDEXED.bits | 8)) return 200
  const reader = new BlockReader(block)
  while (!reader.isAtEnd) {
    const status = readField(reader)
    if (status !== undefined) return status
  }
  return undefined
}

/** Reads one field, and says its value if it is a status. */
function readField(reader: BlockReader): number | undefined {
  const first = reader.peek()
  if (first >= INDEXED.bits) {
    const number = reader.readInteger(INDEXED.width)
    if (number === 0 || number > STATIC_TABLE_SIZE) throw new RangeError('Expected no table, found a field of one')
    return STATUSES.get(number)
  }
  if (first >= TABLE_SIZE.bits && first < INDEXING.bits) {
    reader.readInteger(TABLE_SIZE.width)
    return undefined
  }
  const name = reader.readInteger(first >= INDEXING.bits ? INDEXING.width : NOT_INDEXED.width)
  if (name > STATIC_TABLE_SIZE) throw new RangeError('Expected no table, found a name of one')
  const isStatus = name === 0 ? reader.readText() === ':status' : STATUSES.has(name)
  const value = reader.readText()
  return isStatus ? Number(value) : undefined
}

class BlockReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  peek(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new RangeError('Expected more of a block of headers, found its end')
    return byte
  }

  readInteger(width: number): number {
    const max = 2 ** width - 1
    let value = this.#next() & max
    if (value < max) return value
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#next()
      value += (byte & 0x7f) * factor
      if (value > MAX_INTEGER) throw new RangeError('Expected a number in a block of headers, found one too large')
      if (byte < 0x80) return value
    }
  }

  /** Of Huffman's code (appendix B) only the digits are known, which are all that a status is made of. */
  readText(): string {
    const isHuffman = this.peek() >= 0x80
    const length = this.readInteger(LENGTH.width)
    const end = this.#at + length
    if (end > this.#bytes.length) throw new RangeError('Expected a text within its block of headers, found its end')
    const text = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return isHuffman ? readDigits(text) : Buffer.from(text).toString('latin1')
  }

  #next(): number {
    const byte = this.peek()
    this.#at += 1
    return byte
  }
}

/** Reads three digits, or nothing: `0` to `2` have five bits, 0 to 2; `3` to `9` six, from 0x19. The rest of the last byte is ones. */
function readDigits(bytes: Uint8Array): string {
  if (bytes.length > 3) return ''
  let bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  let digits = ''
  while (bits.length >= 5 && digits.length < 3) {
    const short = Number.parseInt(bits.slice(0, 5), 2)
    const long = Number.parseInt(bits.slice(0, 6), 2)
    const isShort = short <= 2
    if (!isShort && (bits.length < 6 || long < 0x19 || long > 0x1f)) return ''
    digits += isShort ? short : long - 0x19 + 3
    bits = bits.slice(isShort ? 5 : 6)
  }
  return /^1*$/.test(bits) ? digits : ''
}
