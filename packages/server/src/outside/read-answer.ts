import type { IncomingMessage } from 'node:http'
import { OutsideError } from './outside-error.ts'
import type { Fetched, Wanted } from './outside-fetcher.ts'
import { toOutsideError } from './request.ts'

const REDIRECTS: readonly (number | undefined)[] = [301, 302, 303, 307, 308]
const FIRST_BUFFER_BYTES = 65_536

/**
 * Reads an answer, or where it redirects to, and ends its connection.
 *
 * @throws OutsideError ERR_OUTSIDE_STATUS, ERR_OUTSIDE_REDIRECT, ERR_OUTSIDE_ENCODING, ERR_OUTSIDE_MEDIA_TYPE, ERR_OUTSIDE_BYTES,
 *   ERR_OUTSIDE_UNREACHABLE
 */
export async function readAnswer(
  response: IncomingMessage,
  url: URL,
  { isWanted }: Wanted,
  maxBytes: number,
): Promise<Fetched | { readonly location: string }> {
  try {
    const { statusCode, headers } = response
    if (REDIRECTS.includes(statusCode)) return { location: locationOf(response, url) }
    if (statusCode !== 200) {
      throw new OutsideError(
        'ERR_OUTSIDE_STATUS',
        `Expected status 200 from ${url.host}, found ${statusCode}. Check that the address is right and open to everybody`,
      )
    }
    refuseEncoding(headers['content-encoding'], url)
    const mediaType = (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase()
    if (!isWanted(mediaType)) {
      throw new OutsideError(
        'ERR_OUTSIDE_MEDIA_TYPE',
        `Expected an image from ${url.host}, found ${mediaType.slice(0, 60)}. Give the address of the image itself, and serve it as image/png or the like`,
      )
    }
    // Believed only when it is too much: what comes is counted.
    if (Number(headers['content-length']) > maxBytes) throw tooManyBytes(url, maxBytes)
    return { bytes: await readBody(response, url, maxBytes), mediaType }
  } finally {
    response.destroy()
  }
}

function locationOf({ headers }: IncomingMessage, url: URL): string {
  if (headers.location) return headers.location
  throw new OutsideError(
    'ERR_OUTSIDE_REDIRECT',
    `Expected a redirect from ${url.host} to say where to, found no Location. Give the address that it leads to`,
  )
}

/** Nothing is unpacked: a few kilobytes can hold gigabytes, and images are packed already. */
function refuseEncoding(encoding: string | undefined, url: URL): void {
  if (encoding === undefined || ['', 'identity'].includes(encoding.trim().toLowerCase())) return
  throw new OutsideError(
    'ERR_OUTSIDE_ENCODING',
    `Expected plain bytes from ${url.host}, as the request says, found Content-Encoding ${encoding.slice(0, 60)}. Serve images without it`,
  )
}

/** Collects into one buffer: as many small ones, a body sent byte by byte would take a hundred times its size. */
async function readBody(response: IncomingMessage, url: URL, maxBytes: number): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(FIRST_BUFFER_BYTES, maxBytes))
  let length = 0
  try {
    for await (const chunk of response) {
      if (!(chunk instanceof Uint8Array)) continue
      const end = length + chunk.length
      if (end > maxBytes) throw tooManyBytes(url, maxBytes)
      if (end > bytes.length) {
        const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.length)))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(chunk, length)
      length = end
    }
  } catch (error) {
    throw error instanceof Error && !(error instanceof OutsideError) ? toOutsideError(error, url) : error
  }
  return bytes.slice(0, length)
}

function tooManyBytes(url: URL, maxBytes: number): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_BYTES',
    `Expected at most ${maxBytes} bytes from ${url.host}, found more. Scale the picture down`,
  )
}
