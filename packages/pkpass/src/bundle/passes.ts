import { isRefusal } from '../findings/finding.ts'
import { parseJson } from '../inspect/parse-json.ts'
import { readZip } from '../zip/read-zip.ts'
import { writeZip, zipEntry } from '../zip/write-zip.ts'
import { MAX_TOTAL_BYTES } from '../zip/zip-limits.ts'
import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from './manifest.ts'
import { PassesError } from './passes-error.ts'

/** Passes in one `.pkpasses`. Apple, "Distributing and updating a pass"; rule `bundle-count`. */
export const MAX_PASSES = 10

/** Bytes of one `.pkpasses`: 150 MB, taken as the smaller of the two things that may mean. Rule `bundle-size`. */
export const MAX_PASSES_BYTES = 150_000_000

/** Bytes of one pass of a `.pkpasses`: as many as its files may have unpacked, for archives are written stored. */
export const MAX_PASS_BYTES = MAX_TOTAL_BYTES

/** One finished pass for a `.pkpasses`. */
export interface PassFile {
  /** File name; `.pkpass` is added where it is missing. Default: `pass-1.pkpass`, `pass-2.pkpass` … */
  readonly name?: string
  /** The `.pkpass`. */
  readonly bytes: Uint8Array
}

const EXTENSION = '.pkpass'
const FILE_NAME = /^[A-Za-z0-9_@][A-Za-z0-9_@. -]{0,199}$/

/**
 * Bundles finished passes to one `.pkpasses`, to be added to Wallet together.
 *
 * Serve it as `application/vnd.apple.pkpasses`.
 *
 * @param passes 1 to {@link MAX_PASSES} of them, at most {@link MAX_PASS_BYTES} each and {@link MAX_PASSES_BYTES} in all.
 * @throws PassesError ERR_PASSES_COUNT, ERR_PASSES_SIZE, ERR_PASSES_NAME, ERR_PASSES_MEMBER, ERR_PASSES_DUPLICATE
 * @see Bundle format, section 7; rules `bundle-*`
 */
export function bundlePasses(passes: readonly PassFile[]): Uint8Array {
  refuseCount(passes.length)
  // Summed up before anything is read or copied.
  refuseSize(passes.reduce((sum, { bytes }) => sum + bytes.length, 0))
  const large = passes.find(({ bytes }) => bytes.length > MAX_PASS_BYTES)
  if (large) {
    throw new PassesError(
      'ERR_PASSES_SIZE',
      `Expected at most ${MAX_PASS_BYTES} bytes in each pass, found ${large.bytes.length}. Shrink the images`,
    )
  }
  const entries = passes.map(({ name, bytes }, index) => zipEntry(fileName(name ?? `pass-${index + 1}`), bytes))
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  if (names.size < entries.length) {
    throw new PassesError('ERR_PASSES_NAME', 'Expected a name of its own for each pass, found one twice. Rename it')
  }
  const identities = new Set(entries.map(({ name, bytes }) => identityOf(name, bytes)))
  if (identities.size < entries.length) {
    throw new PassesError(
      'ERR_PASSES_DUPLICATE',
      'Expected passes with different types or serial numbers, found two with the same: one would replace the other. Leave one out',
    )
  }
  const archive = writeZip(entries)
  refuseSize(archive.length)
  return archive
}

/**
 * Reads the passes of a `.pkpasses`, each of which stays a `.pkpass`.
 *
 * Strict: complete passes at the root and nothing else, at most {@link MAX_PASS_BYTES} each and {@link MAX_PASSES_BYTES} in all,
 * unpacked too. Whatever {@link bundlePasses} writes is read.
 *
 * @throws PassesError ERR_PASSES_SIZE, ERR_PASSES_ARCHIVE, ERR_PASSES_COUNT, ERR_PASSES_MEMBER
 * @see Bundle format, section 7
 */
export function readPasses(bytes: Uint8Array): Required<PassFile>[] {
  refuseSize(bytes.length)
  const { files, findings } = readZip(bytes, { maxEntryBytes: MAX_PASS_BYTES, maxTotalBytes: MAX_PASSES_BYTES })
  const [broken] = findings
  if (broken) {
    throw new PassesError(
      'ERR_PASSES_ARCHIVE',
      `Expected an archive of passes, found: ${broken.message} (rule ${broken.rule}). ${broken.fix}`,
    )
  }
  refuseCount(files.size)
  return [...files].map(([name, pass]) => {
    if (!name.endsWith(EXTENSION) || name.includes('/')) {
      throw new PassesError(
        'ERR_PASSES_MEMBER',
        `Expected passes at the root and nothing else, found ${JSON.stringify(name)}. Remove it`,
      )
    }
    identityOf(name, pass)
    return { name, bytes: pass }
  })
}

/** Type and serial number of a pass, after it has been found to be complete. */
function identityOf(name: string, bytes: Uint8Array): string {
  const { files, findings } = readZip(bytes)
  const missing = [PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE].filter(file => !files.has(file))
  const broken = findings.find(isRefusal)
  if (broken || missing.length > 0) {
    throw new PassesError(
      'ERR_PASSES_MEMBER',
      `Expected a finished pass in ${name}, found ${broken ? `that ${broken.message}` : `no ${missing.join(' and no ')}`}. Build and sign each pass first`,
    )
  }
  const { value } = parseJson(files.get(PASS_FILE) ?? new Uint8Array(), PASS_FILE)
  if (typeof value !== 'object' || value === null) {
    throw new PassesError('ERR_PASSES_MEMBER', `Expected JSON in ${PASS_FILE} of ${name}, found something else`)
  }
  return JSON.stringify([Reflect.get(value, 'passTypeIdentifier'), Reflect.get(value, 'serialNumber')])
}

function fileName(name: string): string {
  if (!FILE_NAME.test(name)) {
    throw new PassesError(
      'ERR_PASSES_NAME',
      `Expected a plain file name such as ticket-1.pkpass, found ${JSON.stringify(name.slice(0, 80))}. Rename the pass`,
    )
  }
  return name.endsWith(EXTENSION) ? name : `${name}${EXTENSION}`
}

function refuseCount(count: number): void {
  if (count >= 1 && count <= MAX_PASSES) return
  throw new PassesError('ERR_PASSES_COUNT', `Expected 1 to ${MAX_PASSES} passes, found ${count}. Make several bundles`)
}

function refuseSize(bytes: number): void {
  if (bytes <= MAX_PASSES_BYTES) return
  throw new PassesError(
    'ERR_PASSES_SIZE',
    `Expected at most ${MAX_PASSES_BYTES} bytes, found ${bytes}. Make several bundles, or shrink the images`,
  )
}
