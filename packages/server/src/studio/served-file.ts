import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Encodings that files are held in, the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** A file that is the same for everybody, for as long as the server runs. */
export interface ServedFile {
  readonly mediaType: string
  /** By content, the same for every encoding: weak, as those are not the same bytes. */
  readonly entityTag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Compressed when it is first asked for; `undefined` where that saves nothing. */
  readonly encoded: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>> | undefined
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
/** What is compressed already. */
const COMPRESSED = new Set(['.png', '.webp', '.woff2'])
/** Of what fits into one packet, little is saved. */
const MIN_COMPRESSED_BYTES = 1_024
/** Makes 486 KB of the 1.6 MB of scripts and styles in 0.2 s; the highest 449 KB in 1.7 s, and somebody waits for it. Gzip: 522 KB. */
const BROTLI_QUALITY = 9

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** @param extension With its dot: the media type is known by it. */
export function servedFile(extension: string, content: Uint8Array): ServedFile {
  const bytes = new Uint8Array(content)
  const isWorthIt = bytes.length >= MIN_COMPRESSED_BYTES && !COMPRESSED.has(extension)
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    mediaType: MEDIA_TYPES[extension] ?? 'application/octet-stream',
    entityTag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    bytes,
    encoded: encoding => {
      if (!isWorthIt) return undefined
      const encoded = made.get(encoding) ?? encode(bytes, encoding)
      made.set(encoding, encoded)
      return encoded
    },
  }
}

async function encode(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  return encoding === 'gzip'
    ? new Uint8Array(await gzipped(bytes))
    : new Uint8Array(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }))
}
