import { OutsideError } from './outside-error.ts'

const DATA_URI = /^data:([^,;]{0,100})((?:;[^,;]{0,100}){0,8}),/i
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

export interface DataUri {
  readonly bytes: Uint8Array
  /** In lower case, without parameters; empty when there is none. */
  readonly mediaType: string
}

export function isDataUri(reference: string): boolean {
  return /^data:/i.test(reference)
}

/**
 * Parses a data URI, in Base64 or percent-encoded text.
 *
 * @throws OutsideError ERR_OUTSIDE_DATA_URI, ERR_OUTSIDE_BYTES
 * @see RFC 2397
 */
export function parseDataUri(uri: string, maxBytes: number): DataUri {
  const [head, mediaType, parameters] = DATA_URI.exec(uri) ?? []
  if (head === undefined || mediaType === undefined) throw unreadable('something else')
  // Percent-encoded, each byte takes three characters at most.
  if (uri.length - head.length > 3 * maxBytes) throw tooManyBytes(maxBytes)
  const text = decodeText(uri.slice(head.length))
  const isBase64 = /;base64$/i.test(parameters ?? '')
  if (isBase64 && !BASE64.test(text)) throw unreadable('Base64 with other characters in it')
  const bytes = new Uint8Array(Buffer.from(text, isBase64 ? 'base64' : 'utf8'))
  if (bytes.length > maxBytes) throw tooManyBytes(maxBytes)
  return { bytes, mediaType: mediaType.trim().toLowerCase() }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw unreadable('percent signs that encode nothing')
  }
}

function unreadable(found: string): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_DATA_URI',
    `Expected a data URI such as data:image/png;base64,…, found ${found}. Encode the file in Base64`,
  )
}

function tooManyBytes(maxBytes: number): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_BYTES',
    `Expected at most ${maxBytes} bytes in a data URI, found more. Scale the picture down`,
  )
}
