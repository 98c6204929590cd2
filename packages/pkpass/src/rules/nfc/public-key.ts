/** What a text given as the terminal's public key is. */
export type KeyForm = 'p256' | 'not-base64' | 'private-key' | 'raw-point' | 'other-key' | 'no-key'

// SubjectPublicKeyInfo with id-ecPublicKey and prime256v1 is the same bytes for every key up to the point. RFC 5480 section 2.
const UNCOMPRESSED_HEADER = bytesOf('3059301306072a8648ce3d020106082a8648ce3d030107034200')
const COMPRESSED_HEADER = bytesOf('3039301306072a8648ce3d020106082a8648ce3d030107032200')
const COORDINATE_BYTES = 32

const SEQUENCE = 0x30
const INTEGER = 0x02

const STANDARD_BASE64 = /^[a-z\d+/]+={0,2}$/i
/** Longer than any public key there is: no need to look into it. */
const MAX_LENGTH = 8192

export function keyFormOf(text: string): KeyForm {
  if (text.length > MAX_LENGTH) return 'no-key'
  if (text.includes('PRIVATE KEY')) return 'private-key'
  const bytes = decodeBase64(text)
  if (!bytes) return 'not-base64'
  if (hasPointBehind(UNCOMPRESSED_HEADER, bytes) || hasPointBehind(COMPRESSED_HEADER, bytes)) return 'p256'
  if (isPoint(bytes)) return 'raw-point'
  return derForm(bytes)
}

/** The same key in the form wanted, where a text has it with PEM lines, line breaks, or in Base64 for addresses. */
export function bareKey(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const body = text.replaceAll(/-----(?:BEGIN|END) PUBLIC KEY-----/g, '').replaceAll(/\s/g, '')
  const unpadded = body.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '')
  const bare = unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=')
  return keyFormOf(bare) === 'p256' ? bare : undefined
}

function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !STANDARD_BASE64.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

function hasPointBehind(header: Uint8Array, bytes: Uint8Array): boolean {
  return header.every((byte, index) => bytes[index] === byte) && isPoint(bytes.subarray(header.length))
}

/** Whether bytes have the form of a point on a curve of 256 bits. SEC 1 section 2.3.3. */
function isPoint(bytes: Uint8Array): boolean {
  const [first] = bytes
  if (first === 0x04) return bytes.length === 1 + 2 * COORDINATE_BYTES
  return (first === 0x02 || first === 0x03) && bytes.length === 1 + COORDINATE_BYTES
}

/** A private key is a sequence that begins with a version, a public one of any kind with another sequence. */
function derForm(bytes: Uint8Array): KeyForm {
  const [tag, length = 0] = bytes
  if (tag !== SEQUENCE) return 'no-key'
  const content = length < 0x80 ? 2 : 2 + (length & 0x7f)
  if (bytes[content] === INTEGER && bytes[content + 1] === 1) return 'private-key'
  return bytes[content] === SEQUENCE ? 'other-key' : 'no-key'
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16))
}
