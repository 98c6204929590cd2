// Protocol Buffers Documentation, "Encoding". A field on the wire:
//
//   tag: varint, field number << 3 | wire type
//   value, by wire type:  0  varint, 7 bits a byte, lowest first, the top bit says that more follow
//                         1  8 bytes, little endian
//                         2  length as varint, then as many bytes
//                         5  4 bytes, little endian

export const VARINT = 0
export const FIXED64 = 1
export const LENGTH_DELIMITED = 2
export const FIXED32 = 5

/** One message with all it holds. A pass with every list full has some tens of kilobytes; images are not in it. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024

/** Fields of one message and all messages in it. */
export const MAX_MESSAGE_FIELDS = 50_000

/** A field as it is on the wire. */
export interface WireField {
  readonly number: number
  readonly wireType: number
  /** A varint as unsigned 64 bits; the bytes of anything else. */
  readonly value: bigint | Uint8Array
}

/** Writes one field. */
export function encodeField({ number, wireType, value }: WireField): Uint8Array {
  const tag = encodeVarint(BigInt(number) * 8n + BigInt(wireType))
  if (typeof value === 'bigint') return concat([tag, encodeVarint(value)])
  return concat(wireType === LENGTH_DELIMITED ? [tag, encodeVarint(BigInt(value.length)), value] : [tag, value])
}

/** Writes a number in 7 bits a byte; a negative one as its 64 bits, which take ten bytes. */
function encodeVarint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  return Uint8Array.from([...bytes, Number(rest)])
}

/** Joins byte arrays to one. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
