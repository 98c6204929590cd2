import { fileContext, slotsWithFile } from '../findings/file-context.ts'
import type { FileContext } from '../rules/file-context.ts'
import { layOutZipHead, type ZipEntry, type ZipHead, zipEntry } from '../zip/write-zip.ts'
import { MAX_NAME_BYTES } from '../zip/zip-limits.ts'
import { BundleError } from './bundle-error.ts'
import { type Localizations, localizationFiles } from './localizations.ts'
import { MANIFEST_FILE, manifestDigest, PASS_FILE, SIGNATURE_FILE } from './manifest.ts'
import { type PassPersonalization, PERSONALIZATION_FILE, personalizationFiles } from './personalization.ts'

/** Files of a bundle besides `pass.json`, by path: `icon@2x.png`, `en.lproj/pass.strings`. */
export type PassFiles = Readonly<Record<string, Uint8Array>>

/** What a pass may hold besides plain files, as objects. */
export interface PassExtras {
  /** Strings and images by language tag. */
  readonly localizations?: Localizations
  /** The sign-up to a rewards program; the pass then needs `nfc` and a web service. */
  readonly personalization?: PassPersonalization
}

/** Files digested and summed once, to be shared by any number of passes. Made by {@link preparePassFiles}. */
export class PreparedPassFiles {
  readonly entries: readonly ZipEntry[]
  /** The files' members of `manifest.json`, as JSON text with a leading comma for each. */
  readonly manifestMembers: string
  readonly #files: ReadonlyMap<string, Uint8Array>
  #head: ZipHead | undefined
  #context: FileContext | undefined
  #imageSlots: ReadonlySet<string> | undefined

  /** @internal */
  constructor(entries: readonly ZipEntry[], manifestMembers: string) {
    this.entries = entries
    this.manifestMembers = manifestMembers
    this.#files = new Map(entries.map(({ name, bytes }) => [name, bytes]))
  }

  /** The files as every archive of the series begins; laid out when the first one asks. */
  get head(): ZipHead {
    this.#head ??= layOutZipHead(this.entries)
    return this.#head
  }

  /** What rules look at, read once for a series. */
  get context(): FileContext {
    this.#context ??= fileContext({ files: this.#files, pass: undefined }, {})
    return this.#context
  }

  /** Names of the image slots that have a file. */
  get imageSlots(): ReadonlySet<string> {
    this.#imageSlots ??= slotsWithFile(this.#files)
    return this.#imageSlots
  }

  has(name: string): boolean {
    return this.#files.has(name)
  }

  /**
   * These files and the given ones; neither is digested again.
   *
   * @throws BundleError ERR_BUNDLE_NAME for a file that both have.
   */
  and(others: PreparedPassFiles): PreparedPassFiles {
    const twice = others.entries.find(({ name }) => this.has(name))
    if (twice) {
      throw new BundleError(
        'ERR_BUNDLE_NAME',
        `Expected each file once, found ${twice.name} twice. Give it among the files or as localization or personalization, not both`,
      )
    }
    return new PreparedPassFiles(
      [...this.entries, ...others.entries],
      `${this.manifestMembers}${others.manifestMembers}`,
    )
  }

  /** Whether a pass with these files asks its holder to sign up. */
  get isPersonalizable(): boolean {
    return this.has(PERSONALIZATION_FILE)
  }
}

const NO_FILES = new PreparedPassFiles([], '')

const FILE_NAME = /^(?:[A-Za-z0-9-]+\.lproj\/)?[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/
const JUNK = /^(?:Thumbs\.db|desktop\.ini)$/

/**
 * Digests the files that a series of passes shares, images above all, so that each pass costs only its own `pass.json`.
 *
 * The bytes are not copied: do not change them afterwards.
 *
 * @param extras Localizations and personalization, written as files and prepared with them.
 * @throws BundleError ERR_BUNDLE_NAME for a name that is no file of a bundle, or that Billfold writes itself; the other
 *   `ERR_BUNDLE_*` codes for extras
 * @throws StringsError ERR_STRINGS_TEXT
 */
export function preparePassFiles(files: PassFiles, extras: PassExtras = {}): PreparedPassFiles {
  return withExtras(prepare(files), extras)
}

/** Adds localizations and personalization to files. Throws like {@link preparePassFiles}. */
export function withExtras(
  prepared: PreparedPassFiles,
  { localizations, personalization }: PassExtras,
): PreparedPassFiles {
  const localized = localizations ? prepare(localizationFiles(localizations, name => prepared.has(name))) : NO_FILES
  const personalized = personalization ? prepare(personalizationFiles(personalization)) : NO_FILES
  return prepared.and(localized).and(personalized)
}

function prepare(files: PassFiles): PreparedPassFiles {
  const entries: ZipEntry[] = []
  let manifestMembers = ''
  for (const [name, bytes] of Object.entries(files)) {
    refuseFileName(name)
    entries.push(zipEntry(name, bytes))
    manifestMembers += `,${JSON.stringify(name)}:"${manifestDigest(bytes)}"`
  }
  return new PreparedPassFiles(entries, manifestMembers)
}

/**
 * Whether a bundle can hold a file of this name besides those the builder writes.
 *
 * One folder level at most, and that one a localization: anything else Wallet never looks up. No hidden files.
 */
export function isBundleFileName(name: string): boolean {
  const baseName = name.slice(name.lastIndexOf('/') + 1)
  return FILE_NAME.test(name) && !JUNK.test(baseName) && name.length <= MAX_NAME_BYTES
}

/** @throws BundleError ERR_BUNDLE_NAME */
export function refuseFileName(name: string): void {
  if ([PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE].includes(name)) {
    throw new BundleError('ERR_BUNDLE_NAME', `${name} is written by the builder; leave it out of the files`)
  }
  if (!isBundleFileName(name)) {
    throw new BundleError(
      'ERR_BUNDLE_NAME',
      `Expected file names such as icon@2x.png or en.lproj/pass.strings, found ${JSON.stringify(name.slice(0, MAX_NAME_BYTES))}. Remove or rename the file`,
    )
  }
}
