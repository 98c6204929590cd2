import { type Finding, finding } from '../findings/finding.ts'
import { MANIFEST_FILE, SIGNATURE_FILE } from './manifest.ts'
import { isBundleFileName } from './pass-files.ts'

/** The files of a folder by path with forward slashes, without the folder's own name: `en.lproj/pass.strings`. */
export type Folder = ReadonlyMap<string, Uint8Array> | Readonly<Record<string, Uint8Array>>

const JUNK = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|[^/]*~)$|(?:^|\/)__MACOSX\//

const FOREIGN_LANGUAGE = /^[^/]*[^A-Za-z0-9/-][^/]*\.lproj\/[^/]+$/

/** The files of a folder, in the given order. */
export function filesOf(folder: Folder): [path: string, bytes: Uint8Array][] {
  return folder instanceof Map ? [...folder] : Object.entries(folder)
}

/** What file systems and editors leave behind, and what is left of an earlier signing. */
export function isLeftBehind(path: string): boolean {
  return JUNK.test(path) || isSigningResult(path)
}

/** `manifest.json` and `signature`, which each signing makes anew. */
export function isSigningResult(path: string): boolean {
  return path === MANIFEST_FILE || path === SIGNATURE_FILE
}

/** Says of a file that it is left out of a bundle, and why; nothing for files that a bundle can hold. */
export function findingOfStranger(path: string): Finding | undefined {
  if (isBundleFileName(path)) return undefined
  const place = { file: path.slice(0, 255) }
  if (FOREIGN_LANGUAGE.test(path)) {
    return finding('l10n-folder-name', `${place.file} is in no language such as pt-BR, and is left out`, place)
  }
  return path.includes('/') && !JUNK.test(path)
    ? finding('zip-deep-folder', `${place.file} lies where Wallet never looks, and is left out`, place)
    : finding('zip-junk-files', `${place.file} is no part of the format, and is left out`, place)
}

/** JSON as people read it: two spaces, and a line end at the end. */
export function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}
