import { crc32, inflateRawSync } from 'node:zlib'
import { type Finding, finding } from '../findings/finding.ts'
import { MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_NAME_BYTES, MAX_TOTAL_BYTES } from './zip-limits.ts'

/** What an archive holds: every file that could be read, and what is wrong with the rest. */
export interface ZipArchive {
  /** Files by name, in the order of the central directory; folders are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

/** One record of the central directory. */
interface CentralEntry {
  readonly name: string
  /** The name as stored, to be compared with the local header's. */
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedBytes: number
  readonly bytes: number
  readonly externalAttributes: number
  readonly localOffset: number
}

interface CentralDirectory {
  readonly entries: readonly CentralEntry[]
  /** Where it starts, and every member has ended. */
  readonly offset: number
}

const LOCAL_SIGNATURE = 0x04034b50
const CENTRAL_SIGNATURE = 0x02014b50
const END_SIGNATURE = 0x06054b50
const END_MARK = Buffer.from('PK\x05\x06', 'latin1')
const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const FLAG_ENCRYPTED = 0x0001
const FLAG_DATA_DESCRIPTOR = 0x0008
const STORED = 0
const DEFLATED = 8
/** Upper half of the external attributes, where Unix, macOS and most tools on other systems keep the file's mode. */
const UNIX_FILE_TYPE = 0o170000
const UNIX_SYMLINK = 0o120000

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Stops the reading of one member or of the archive, with the finding that says why. */
class Unreadable extends Error {
  readonly finding: Finding
  constructor(reason: Finding) {
    super(reason.message)
    this.finding = reason
  }
}

/**
 * Reads an archive from a stranger; never throws.
 *
 * The central directory is the only truth: local headers must agree with it, members must not overlap, and every member is
 * checked against its CRC-32. Limits are in `zip-limits.ts`.
 *
 * @see APPNOTE.TXT 6.3.10, section 4.3; rules `zip-*`
 */
export function readZip(archive: Uint8Array): ZipArchive {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const findings: Finding[] = []
  const files = new Map<string, Uint8Array>()
  try {
    const { entries, offset } = readCentralDirectory(view)
    refuseOverlaps(entries)
    for (const entry of entries) {
      try {
        refuseUnsafePath(entry.name)
        if (entry.name.endsWith('/')) {
          findings.push(finding('zip-directory-entry', `Entry for the folder ${entry.name}`, { file: entry.name }))
          continue
        }
        refuseUnsupported(entry)
        if (files.has(entry.name)) {
          throw new Unreadable(finding('zip-duplicate-name', `${entry.name} occurs twice`, { file: entry.name }))
        }
        const bytes = readMember(view.subarray(0, offset), entry)
        files.set(entry.name, bytes)
        // Damaged bytes are kept: what is in them can still be said, by the manifest's digests for one.
        if (crc32(bytes) !== entry.crc32) {
          findings.push(
            finding('zip-unreadable', `${entry.name} fails its CRC-32: its bytes were changed`, { file: entry.name }),
          )
        }
      } catch (error) {
        findings.push(reasonOf(error))
      }
    }
  } catch (error) {
    findings.push(reasonOf(error))
  }
  return { files, findings }
}

function reasonOf(error: unknown): Finding {
  if (error instanceof Unreadable) return error.finding
  throw error
}

function readCentralDirectory(view: Buffer): CentralDirectory {
  const end = findEnd(view)
  const count = view.readUInt16LE(end + 10)
  const directoryBytes = view.readUInt32LE(end + 12)
  const offset = view.readUInt32LE(end + 16)
  if (count === 0xffff || directoryBytes === 0xffffffff || offset === 0xffffffff) {
    throw new Unreadable(finding('zip-method', 'ZIP64 structures in an archive that does not need them'))
  }
  // Number of this disk and of the directory's, entries on this disk: only an archive in several volumes differs.
  if (view.readUInt32LE(end + 4) !== 0 || view.readUInt16LE(end + 8) !== count) {
    throw new Unreadable(finding('zip-method', 'The archive is one volume of several'))
  }
  if (offset + directoryBytes !== end) {
    throw unreadable(
      `The central directory should end at byte ${end}, where its end record starts, but ends at ${offset + directoryBytes}`,
    )
  }
  if (count > MAX_ENTRIES) throw unreadable(`The archive has ${count} entries; at most ${MAX_ENTRIES} are read`)

  const entries: CentralEntry[] = []
  let at = offset
  let totalBytes = 0
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_HEADER_BYTES > end || view.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      throw unreadable(`Entry ${index + 1} of ${count} is missing from the central directory`)
    }
    const nameEnd = at + CENTRAL_HEADER_BYTES + view.readUInt16LE(at + 28)
    const next = nameEnd + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
    if (next > end) throw unreadable(`Entry ${index + 1} of ${count} runs past the central directory`)
    const nameBytes = view.subarray(at + CENTRAL_HEADER_BYTES, nameEnd)
    const entry: CentralEntry = {
      name: decodeName(nameBytes),
      nameBytes,
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      crc32: view.readUInt32LE(at + 16),
      compressedBytes: view.readUInt32LE(at + 20),
      bytes: view.readUInt32LE(at + 24),
      externalAttributes: view.readUInt32LE(at + 38),
      localOffset: view.readUInt32LE(at + 42),
    }
    if ([entry.bytes, entry.compressedBytes, entry.localOffset].includes(0xffffffff)) {
      throw new Unreadable(finding('zip-method', `ZIP64 sizes in the entry of ${entry.name}`))
    }
    totalBytes += entry.bytes
    if (entry.bytes > MAX_ENTRY_BYTES || totalBytes > MAX_TOTAL_BYTES) {
      throw unreadable(
        `The archive unpacks to more than is read: at most ${MAX_ENTRY_BYTES} bytes a file and ${MAX_TOTAL_BYTES} in all`,
      )
    }
    entries.push(entry)
    at = next
  }
  if (at !== end) throw unreadable(`The central directory has ${end - at} bytes that belong to no entry`)
  return { entries, offset }
}

/** The end record is the last thing in the file but for a comment whose length it states itself. */
function findEnd(view: Buffer): number {
  const lowest = Math.max(0, view.length - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = view.length - END_BYTES; at >= lowest; at -= 1) {
    if (view.readUInt32LE(at) === END_SIGNATURE && at + END_BYTES + view.readUInt16LE(at + 20) === view.length)
      return at
  }
  const mark = view.lastIndexOf(END_MARK)
  if (mark >= lowest && mark + END_BYTES <= view.length) {
    const surplus = view.length - (mark + END_BYTES + view.readUInt16LE(mark + 20))
    if (surplus > 0) throw unreadable(`The archive is followed by ${surplus} bytes that do not belong to it`)
  }
  const isZip = view.length >= 4 && view.readUInt32LE(0) === LOCAL_SIGNATURE
  throw unreadable(
    isZip
      ? `The archive is cut short: it starts as a ZIP file but ends after ${view.length} bytes without its central directory`
      : `The file is not a ZIP archive (${view.length} bytes)`,
  )
}

function decodeName(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > MAX_NAME_BYTES) {
    throw unreadable(`A name has ${bytes.length} bytes; 1 to ${MAX_NAME_BYTES} are read`)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw unreadable('A name is not UTF-8')
  }
}

/** Members that share bytes are how a small archive unpacks to a huge one, and how two readers see different files. */
function refuseOverlaps(entries: readonly CentralEntry[]): void {
  const inOrder = [...entries].sort((a, b) => a.localOffset - b.localOffset)
  let freeFrom = 0
  for (const entry of inOrder) {
    if (entry.localOffset < freeFrom) throw unreadable(`${entry.name} overlaps the member before it`)
    freeFrom = entry.localOffset + LOCAL_HEADER_BYTES + entry.nameBytes.length + entry.compressedBytes
  }
}

function refuseUnsafePath(name: string): void {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  const isUnsafe =
    /^[A-Za-z]:|[\\\0]/.test(path) || path.split('/').some(part => part === '..' || part === '.' || part === '')
  if (!isUnsafe) return
  throw new Unreadable(
    finding('zip-unsafe-path', `The name ${JSON.stringify(name)} would leave the bundle or is no plain path`, {
      file: name,
    }),
  )
}

function refuseUnsupported(entry: CentralEntry): void {
  const { name } = entry
  const place = { file: name }
  if ((entry.flags & FLAG_ENCRYPTED) !== 0) {
    throw new Unreadable(finding('zip-encrypted', `${name} is encrypted`, place))
  }
  if (((entry.externalAttributes >>> 16) & UNIX_FILE_TYPE) === UNIX_SYMLINK) {
    throw new Unreadable(finding('zip-symlink', `${name} is a symbolic link`, place))
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new Unreadable(finding('zip-method', `${name} uses compression method ${entry.method}`, place))
  }
}

/** @param view The archive up to its central directory. */
function readMember(view: Buffer, entry: CentralEntry): Uint8Array {
  const { name, localOffset } = entry
  if (localOffset + LOCAL_HEADER_BYTES > view.length || view.readUInt32LE(localOffset) !== LOCAL_SIGNATURE) {
    throw unreadable(`${name} has no local header at byte ${localOffset}`, name)
  }
  const nameEnd = localOffset + LOCAL_HEADER_BYTES + view.readUInt16LE(localOffset + 26)
  const start = nameEnd + view.readUInt16LE(localOffset + 28)
  const localName = view.subarray(localOffset + LOCAL_HEADER_BYTES, nameEnd)
  if (Buffer.compare(localName, entry.nameBytes) !== 0) {
    const called = JSON.stringify(localName.toString('utf8').slice(0, MAX_NAME_BYTES))
    throw unreadable(`${name} is called ${called} in its local header`, name)
  }
  // With a data descriptor the local sizes are zero by design; the central directory has them.
  const localBytes = view.readUInt32LE(localOffset + 18)
  if ((entry.flags & FLAG_DATA_DESCRIPTOR) === 0 && localBytes !== entry.compressedBytes) {
    throw unreadable(
      `${name} has ${localBytes} bytes by its local header and ${entry.compressedBytes} by the central directory`,
      name,
    )
  }
  if (start + entry.compressedBytes > view.length) throw unreadable(`${name} runs into the central directory`, name)

  const packed = view.subarray(start, start + entry.compressedBytes)
  const bytes = entry.method === STORED ? packed : inflate(packed, entry)
  if (bytes.length !== entry.bytes) {
    throw unreadable(`${name} unpacks to ${bytes.length} bytes, ${entry.bytes} were declared`, name)
  }
  return bytes
}

function inflate(packed: Uint8Array, entry: CentralEntry): Uint8Array {
  try {
    // One byte more than declared is enough to notice a lie without unpacking all of it.
    return inflateRawSync(packed, { maxOutputLength: entry.bytes + 1 })
  } catch {
    throw unreadable(`${entry.name} does not inflate to the declared ${entry.bytes} bytes`, entry.name)
  }
}

function unreadable(message: string, file?: string): Unreadable {
  return new Unreadable(finding('zip-unreadable', message, file === undefined ? {} : { file }))
}
