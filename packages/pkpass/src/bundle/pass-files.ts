import { type ZipEntry, zipEntry } from '../zip/write-zip.ts'
import { MAX_NAME_BYTES } from '../zip/zip-limits.ts'
import { BundleError } from './bundle-error.ts'
import { MANIFEST_FILE, manifestDigest, PASS_FILE, SIGNATURE_FILE } from './manifest.ts'

/** Files of a bundle besides `pass.json`, by path: `icon@2x.png`, `en.lproj/pass.strings`. */
export type PassFiles = Readonly<Record<string, Uint8Array>>

/** Files digested and summed once, to be shared by any number of passes. Made by {@link preparePassFiles}. */
export class PreparedPassFiles {
  readonly entries: readonly ZipEntry[]
  /** The files' members of `manifest.json`, as JSON text with a leading comma for each. */
  readonly manifestMembers: string

  /** @internal */
  constructor(entries: readonly ZipEntry[], manifestMembers: string) {
    this.entries = entries
    this.manifestMembers = manifestMembers
  }

  has(name: string): boolean {
    return this.entries.some(entry => entry.name === name)
  }
}

/** One folder level at most, and that one a localization: anything else Wallet never looks up. No hidden files. */
const FILE_NAME = /^(?:[A-Za-z0-9-]+\.lproj\/)?[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/
const JUNK = /^(?:Thumbs\.db|desktop\.ini)$/

/**
 * Digests the files that a series of passes shares, images above all, so that each pass costs only its own `pass.json`.
 *
 * The bytes are not copied: do not change them afterwards.
 *
 * @throws BundleError ERR_BUNDLE_NAME for a name that is no file of a bundle, or that Billfold writes itself.
 */
export function preparePassFiles(files: PassFiles): PreparedPassFiles {
  const entries: ZipEntry[] = []
  let manifestMembers = ''
  for (const [name, bytes] of Object.entries(files)) {
    refuseName(name)
    entries.push(zipEntry(name, bytes))
    manifestMembers += `,${JSON.stringify(name)}:"${manifestDigest(bytes)}"`
  }
  return new PreparedPassFiles(entries, manifestMembers)
}

function refuseName(name: string): void {
  const baseName = name.slice(name.lastIndexOf('/') + 1)
  if ([PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE].includes(name)) {
    throw new BundleError('ERR_BUNDLE_NAME', `${name} is written by the builder; leave it out of the files`)
  }
  if (!FILE_NAME.test(name) || JUNK.test(baseName) || name.length > MAX_NAME_BYTES) {
    throw new BundleError(
      'ERR_BUNDLE_NAME',
      `Expected file names such as icon@2x.png or en.lproj/pass.strings, found ${JSON.stringify(name.slice(0, MAX_NAME_BYTES))}. Remove or rename the file`,
    )
  }
}
