/** A binary structure that was stored as text. */
export interface Armoured {
  readonly kind: 'PEM' | 'S/MIME' | 'Base64' | 'hexadecimal'
  /** What the text stands for; absent where there is nothing in it. */
  readonly bytes: Uint8Array | undefined
}

const PEM = /-----BEGIN [A-Z0-9 #]{1,40}-----([^-]*)-----END/
const MAIL_HEADER = /^(?:MIME-Version|Content-[A-Za-z-]{1,40}|To|From|Subject):/i
const BASE64 = /^[A-Za-z0-9+/_=\s-]+$/
const HEX = /^[0-9A-Fa-f\s:]+$/
/** How Base64 of a SEQUENCE begins, in every length but the shortest. */
const SEQUENCE_IN_BASE64 = 'MI'
const SEQUENCE_IN_HEX = '30'
const SEQUENCE = 0x30

/**
 * Takes the text armour off a DER structure: PEM, S/MIME, bare Base64 or hexadecimal digits, in any Unicode encoding.
 *
 * @returns Nothing when the bytes are no such text.
 */
export function removeTextArmour(bytes: Uint8Array): Armoured | undefined {
  if (bytes[0] === SEQUENCE) return undefined
  const text = decode(bytes).trim()
  const pem = PEM.exec(text)
  if (pem || text.startsWith('-----BEGIN')) return { kind: 'PEM', bytes: fromBase64(pem?.[1]) }
  if (MAIL_HEADER.test(text)) {
    // The last of several parts: the content that was signed may stand before the signature.
    return { kind: 'S/MIME', bytes: fromBase64(text.split(/\r?\n\r?\n/).findLast(isBase64)) }
  }
  if (isBase64(text)) return { kind: 'Base64', bytes: fromBase64(text) }
  if (text.startsWith(SEQUENCE_IN_HEX) && HEX.test(text)) {
    return { kind: 'hexadecimal', bytes: new Uint8Array(Buffer.from(text.replaceAll(/[\s:]/g, ''), 'hex')) }
  }
  return undefined
}

/** Windows shells write UTF-16 where a program's output is redirected. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes.subarray(3))
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function isBase64(text: string): boolean {
  return text.trimStart().startsWith(SEQUENCE_IN_BASE64) && BASE64.test(text)
}

function fromBase64(text: string | undefined): Uint8Array | undefined {
  return text === undefined || text.trim() === '' ? undefined : new Uint8Array(Buffer.from(text, 'base64'))
}
