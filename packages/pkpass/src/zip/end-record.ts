import type { Finding } from '../findings/finding.ts'
import { damage, Unreadable, unusual } from './unreadable.ts'
import { isSaturated, readUInt64 } from './zip64.ts'

/** Where the central directory is, by the record at the end of the archive. */
export interface EndRecord {
  readonly count: number
  /** Of the central directory, in the bytes at hand. */
  readonly start: number
  readonly end: number
  /** Bytes in front of the archive, by which all offsets in it are too small. */
  readonly shift: number
  /** What is odd about it, and does not stop the reading. */
  readonly findings: readonly Finding[]
}

const LOCAL_SIGNATURE = 0x04034b50
const END_SIGNATURE = 0x06054b50
const END_MARK = Buffer.from('PK\x05\x06', 'latin1')
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
const ZIP64_LOCATOR_BYTES = 20
const ZIP64_END_SIGNATURE = 0x06064b50
const ZIP64_END_BYTES = 56

/**
 * Finds the end record, past what a mail gateway or a self-extractor puts around an archive.
 *
 * @throws Unreadable when there is none, or it contradicts itself.
 * @see APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16
 */
export function readEndRecord(view: Buffer): EndRecord {
  const { at, surplus } = findEnd(view)
  const findings: Finding[] = []
  if (surplus > 0) findings.push(damage(`The archive is followed by ${surplus} bytes that do not belong to it`))
  if (surplus < 0) findings.push(damage('The comment of the archive is cut short'))
  const zip64At = findZip64End(view, at)
  if (zip64At !== undefined) findings.push(unusual('ZIP64 structures in an archive that does not need them'))
  const count = view.readUInt16LE(at + 10)
  const disks = zip64At === undefined ? view.readUInt32LE(at + 4) : view.readUInt32LE(zip64At + 16)
  // Number of this disk and of the directory's, entries on this disk: only an archive in several volumes differs.
  if (disks !== 0 || view.readUInt16LE(at + 8) !== count) {
    findings.push(unusual('The archive is one volume of several'))
  }
  const place = readPlace(view, at, zip64At)
  const end = zip64At ?? at
  const shift = end - (place.offset + place.bytes)
  if (shift < 0) {
    throw new Unreadable(
      damage(
        `The central directory should end at byte ${end}, where its end record starts, but ends at ${end - shift}: bytes are missing`,
      ),
    )
  }
  if (shift > 0) findings.push(damage(`${shift} bytes that do not belong to the archive are in it or in front of it`))
  return { count: place.count, start: place.offset + shift, end, shift, findings }
}

/** The end record is the last thing in the file but for a comment whose length it states itself. */
function findEnd(view: Buffer): { readonly at: number; readonly surplus: number } {
  const lowest = Math.max(0, view.length - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = view.length - END_BYTES; at >= lowest; at -= 1) {
    if (view.readUInt32LE(at) === END_SIGNATURE && at + END_BYTES + view.readUInt16LE(at + 20) === view.length)
      return { at, surplus: 0 }
  }
  const at = view.lastIndexOf(END_MARK)
  if (at >= 0 && at + END_BYTES <= view.length) {
    return { at, surplus: view.length - (at + END_BYTES + view.readUInt16LE(at + 20)) }
  }
  const isZip = view.length >= 4 && view.readUInt32LE(0) === LOCAL_SIGNATURE
  throw new Unreadable(
    damage(
      isZip
        ? `The archive is cut short: it starts as a ZIP file but ends after ${view.length} bytes without its central directory`
        : `The file is not a ZIP archive but ${describeContent(view)} (${view.length} bytes)`,
    ),
  )
}

/** What people send in the place of an archive. */
function describeContent(view: Buffer): string {
  if (view.length === 0) return 'empty'
  const start = view.subarray(0, 64).toString('latin1').trimStart().toLowerCase()
  if (start.startsWith('<')) return 'a web page or XML'
  if (start.startsWith('{') || start.startsWith('[')) return 'JSON'
  if (start.startsWith('uesdb')) return 'Base64 text of one'
  if (start.startsWith('\x1f\x8b')) return 'gzip data'
  if (start.startsWith('rar!') || start.startsWith('7z\xbc\xaf')) return 'another kind of archive'
  return 'something else'
}

/** The ZIP64 end record, by its locator or, where bytes in front make the locator wrong, by its usual place. */
function findZip64End(view: Buffer, endAt: number): number | undefined {
  const locator = endAt - ZIP64_LOCATOR_BYTES
  if (locator < 0 || view.readUInt32LE(locator) !== ZIP64_LOCATOR_SIGNATURE) return undefined
  return [readUInt64(view, locator + 8), locator - ZIP64_END_BYTES].find(
    at => at >= 0 && at + ZIP64_END_BYTES <= locator && view.readUInt32LE(at) === ZIP64_END_SIGNATURE,
  )
}

function readPlace(view: Buffer, at: number, zip64At: number | undefined) {
  const count = view.readUInt16LE(at + 10)
  const bytes = view.readUInt32LE(at + 12)
  const offset = view.readUInt32LE(at + 16)
  if (count !== 0xffff && !isSaturated(bytes) && !isSaturated(offset)) return { count, bytes, offset }
  if (zip64At === undefined) {
    throw new Unreadable(unusual('ZIP64 structures in an archive that does not need them, and not all of them'))
  }
  return {
    count: readUInt64(view, zip64At + 32),
    bytes: readUInt64(view, zip64At + 40),
    offset: readUInt64(view, zip64At + 48),
  }
}
