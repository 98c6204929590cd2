import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Encodings that files are held in, the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** A file of the studio, as it was when the server started. */
export interface StudioFile {
  readonly mediaType: string
  /** By content, the same for every encoding: weak, as those are not the same bytes. */
  readonly entityTag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Compressed when it is first asked for; `undefined` where that saves nothing. */
  readonly encoded: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>> | undefined
}

/** By path below the folder, with slashes: `assets/index-a1b2.js`. */
export type StudioFiles = ReadonlyMap<string, StudioFile>

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

/**
 * Reads a built studio into memory, once: nothing that is not in the folder now can ever be asked for.
 *
 * Links are not followed, and names that begin with a dot are left out: those are the bundler's own.
 *
 * @returns `undefined` when the folder holds no studio.
 */
export async function readStudioFiles(folder: string): Promise<StudioFiles | undefined> {
  const files = new Map<string, StudioFile>()
  for (const path of await listFiles(folder)) {
    files.set(path, studioFile(extname(path), await readFile(join(folder, path))))
  }
  return files.has('index.html') ? files : undefined
}

/** By hand: what `readdir` calls recursive goes through links. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    const { name } = entry
    if (name.startsWith('.')) continue
    if (entry.isFile()) found.push(name)
    if (entry.isDirectory()) found.push(...(await listFiles(join(folder, name))).map(path => `${name}/${path}`))
  }
  return found
}

function studioFile(extension: string, content: Buffer): StudioFile {
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
