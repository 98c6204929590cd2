import { OpenError } from './open-error.ts'

// Limits on what a stranger hands over, held before anything is unpacked. The same as those of the library's reader of archives.

/** A real pass holds some tens of files; one in forty languages with images of their own some hundreds. */
const MAX_FILES = 1_000

/** One file. The largest image, `artwork@3x.png`, is 4.3 MB as raw pixels. */
const MAX_FILE_BYTES = 16 * 1024 * 1024

/** All files. Wallet's own guidance ends far below; this is what stops an archive that unpacks without end. */
export const MAX_TOTAL_BYTES = 64 * 1024 * 1024

/** `pass.json`. A long one, with terms and conditions in it, has 100 KB; beyond this a page stands still while it is read. */
const MAX_JSON_BYTES = 1024 * 1024

/** Levels of `pass.json`. A pass has some seven; readers of JSON end in a broken stack beyond some thousands. */
const MAX_JSON_DEPTH = 100

/** Longest path: `zh-Hans.lproj/personalizationLogo@3x.png` has 41 characters; beyond 255 no file system keeps a name. */
const MAX_PATH_LENGTH = 255

/** Counts files as they are found. */
export class Budget {
  #files = 0
  #bytes = 0

  /** @throws OpenError ERR_OPEN_LIMIT */
  take(path: string, bytes: number): void {
    this.#files += 1
    this.#bytes += bytes
    if (this.#files > MAX_FILES) {
      throw new OpenError(
        'ERR_OPEN_LIMIT',
        `There are more than ${MAX_FILES} files in it. Open the folder of one pass, not one around it.`,
      )
    }
    if (bytes > MAX_FILE_BYTES) {
      throw new OpenError(
        'ERR_OPEN_LIMIT',
        `${shorten(path)} has ${megabytes(bytes)}; a file of a pass can have ${megabytes(MAX_FILE_BYTES)}. Take it out or make it smaller.`,
      )
    }
    if (this.#bytes > MAX_TOTAL_BYTES) {
      throw new OpenError(
        'ERR_OPEN_LIMIT',
        `Its files have more than ${megabytes(MAX_TOTAL_BYTES)} together. Take out what is no part of the pass.`,
      )
    }
  }
}

/**
 * Lets plain relative paths through, such as `en.lproj/logo@2x.png`.
 *
 * @throws OpenError ERR_OPEN_PATH
 */
export function refusePath(path: string): void {
  const isPlain =
    path.length <= MAX_PATH_LENGTH &&
    !/^[A-Za-z]:|[\\\0]/.test(path) &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  if (isPlain) return
  throw new OpenError(
    'ERR_OPEN_PATH',
    `A file is called ${JSON.stringify(shorten(path))}, which is no plain path inside a folder. Nothing was opened; pack the pass again.`,
  )
}

/**
 * Lets a text through that can be read as JSON, whether or not it is.
 *
 * @throws OpenError ERR_OPEN_LIMIT
 */
export function refuseJson(bytes: Uint8Array): void {
  const limit =
    bytes.length > MAX_JSON_BYTES
      ? `Its pass.json has ${megabytes(bytes.length)}; at most ${megabytes(MAX_JSON_BYTES)} are read`
      : depthOf(bytes) > MAX_JSON_DEPTH
        ? `Its pass.json goes more than ${MAX_JSON_DEPTH} levels deep; a pass has some seven`
        : undefined
  if (limit === undefined) return
  throw new OpenError('ERR_OPEN_LIMIT', `${limit}. See whether this is the file of a pass.`)
}

/** The deepest level of brackets, as long as it can be told without reading: brackets in texts count, and hardly matter. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  for (const byte of bytes) {
    if (byte === 0x7b || byte === 0x5b) depth += 1
    else if (byte === 0x7d || byte === 0x5d) depth -= 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}

export function shorten(path: string): string {
  return path.length > 60 ? `${path.slice(0, 59)}…` : path
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`
}
