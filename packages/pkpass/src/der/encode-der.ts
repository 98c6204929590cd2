// DER (X.690), as much of it as a CMS signature needs. Every function takes encoded parts and returns encoded bytes.

/** A value with the given identifier octet and definite, shortest length (X.690 sections 8.1 and 10.1). */
export function derValue(identifier: number, ...contents: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of contents) length += part.length
  // 127 is the last length that fits the first octet; above it, that octet counts the octets of the length.
  const lengthOctets = length < 0x80 ? 0 : octetsOf(length)
  // From Node's pool: a Uint8Array of its own for each of the nested values takes twice the time for the whole signature.
  const value = Buffer.allocUnsafe(2 + lengthOctets + length)
  value[0] = identifier
  value[1] = lengthOctets === 0 ? length : 0x80 | lengthOctets
  for (let octet = lengthOctets, rest = length; octet > 0; octet -= 1, rest = Math.floor(rest / 256)) {
    value[1 + octet] = rest % 256
  }
  let at = 2 + lengthOctets
  for (const part of contents) {
    value.set(part, at)
    at += part.length
  }
  return value
}

export const derSequence = (...contents: readonly Uint8Array[]) => derValue(0x30, ...contents)
/** The caller orders the contents as DER asks: ascending by their encodings (X.690 section 11.6). */
export const derSet = (...contents: readonly Uint8Array[]) => derValue(0x31, ...contents)
export const derOctetString = (bytes: Uint8Array) => derValue(0x04, bytes)
export const derUtf8String = (text: string) => derValue(0x0c, Buffer.from(text))
/** A BIT STRING of whole octets. */
export const derBitString = (bytes: Uint8Array) => derValue(0x03, Uint8Array.of(0), bytes)
export const derNull = () => Uint8Array.of(0x05, 0x00)
/** Constructed, context-specific `[n]`. */
export const derContext = (tag: number, ...contents: readonly Uint8Array[]) => derValue(0xa0 | tag, ...contents)
/** A non-negative INTEGER below 128. */
export const derSmallInteger = (value: number) => Uint8Array.of(0x02, 0x01, value)

/** OBJECT IDENTIFIER from its dotted form. */
export function derObjectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = base128(first * 40 + second)
  for (const arc of rest) octets.push(...base128(arc))
  return derValue(0x06, Uint8Array.from(octets))
}

/**
 * A Time as CMS wants it: UTCTime through 2049, GeneralizedTime after, in UTC, whole seconds (RFC 5652 section 11.3).
 */
export function derTime(instant: Date): Uint8Array {
  const digits = instant.toISOString().replaceAll(/[-:T]|\.\d{3}/g, '')
  const year = instant.getUTCFullYear()
  return year >= 1950 && year < 2050
    ? derValue(0x17, Buffer.from(digits.slice(2), 'latin1'))
    : derValue(0x18, Buffer.from(digits, 'latin1'))
}

function octetsOf(length: number): number {
  let octets = 0
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets += 1
  return octets
}

function base128(arc: number): number[] {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128))
  return octets
}
