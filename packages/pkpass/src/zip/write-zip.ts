import { crc32 } from 'node:zlib'

/** A file with its headers, so that a file shared by many archives is summed and described once. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly localHeader: Uint8Array
  /** Complete but for the offset of the local header, which is another one in each archive. */
  readonly centralHeader: Uint8Array
}

const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46
const END_BYTES = 22
/** Where a central header says where its local header is. */
const OFFSET_FIELD = 42
const VERSION_2_0 = 20
/** General purpose bit 11: names are UTF-8. */
const FLAG_UTF8 = 0x0800
const STORED = 0
/** 1 January 1980, the format's earliest date: the same pass gives the same bytes whenever it is built. */
const DOS_DATE = 0x0021
const DOS_TIME = 0

/** Prepares a file for {@link writeZip}. */
export function zipEntry(name: string, bytes: Uint8Array): ZipEntry {
  const nameBytes = Buffer.from(name)
  const sum = crc32(bytes)
  return {
    name,
    bytes,
    localHeader: encodeLocalHeader(nameBytes, bytes.length, sum),
    centralHeader: encodeCentralHeader(nameBytes, bytes.length, sum),
  }
}

/** Entries at the beginning of an archive, laid out once and shared by any number of archives. Made by {@link layOutZipHead}. */
export interface ZipHead {
  readonly entryCount: number
  /** Local headers and files, as they stand at the start of the archive. */
  readonly local: Uint8Array
  /** Their part of the central directory, offsets filled in. */
  readonly central: Uint8Array
}

/** Lays out the entries that a series of archives begins with. The files are copied, once. */
export function layOutZipHead(entries: readonly ZipEntry[]): ZipHead {
  const { local, central } = sizesOf(entries)
  const head = { entryCount: entries.length, local: Buffer.alloc(local), central: Buffer.alloc(central) }
  placeEntries(entries, { buffer: head.local, at: 0, offset: 0 }, { buffer: head.central, at: 0 })
  return head
}

const NO_HEAD: ZipHead = layOutZipHead([])

/**
 * Writes an archive of stored entries, in the given order.
 *
 * Nothing is deflated: PNGs do not shrink, and the rest of a pass is about 1 % of it, for a fifth of the time. No ZIP64, no data
 * descriptors, no extra fields: Wallet's reader documents none of them.
 *
 * @throws RangeError above 65,535 entries or 4 GiB, which would need ZIP64.
 * @see APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record)
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  return writeZipTail(NO_HEAD, entries)
}

/**
 * Writes what follows a head: more entries, the central directory of all, and the end record. Head and tail, one after the other,
 * are the archive.
 *
 * @throws RangeError above 65,535 entries or 4 GiB, which would need ZIP64.
 */
export function writeZipTail(head: ZipHead, entries: readonly ZipEntry[]): Uint8Array {
  const sizes = sizesOf(entries)
  const centralBytes = head.central.length + sizes.central
  const centralOffset = head.local.length + sizes.local
  const entryCount = head.entryCount + entries.length
  if (entryCount > 0xffff || centralOffset + centralBytes + END_BYTES > 0xffffffff) {
    throw new RangeError(
      `Archive of ${entryCount} entries and ${centralOffset + centralBytes + END_BYTES} bytes is beyond the format without ZIP64`,
    )
  }

  const tail = Buffer.allocUnsafe(sizes.local + centralBytes + END_BYTES)
  tail.set(head.central, sizes.local)
  placeEntries(
    entries,
    { buffer: tail, at: 0, offset: head.local.length },
    { buffer: tail, at: sizes.local + head.central.length },
  )
  writeEnd(tail, sizes.local + centralBytes, entryCount, centralBytes, centralOffset)
  return tail
}

function sizesOf(entries: readonly ZipEntry[]): { local: number; central: number } {
  let local = 0
  let central = 0
  for (const { bytes, localHeader, centralHeader } of entries) {
    local += localHeader.length + bytes.length
    central += centralHeader.length
  }
  return { local, central }
}

/** Copies entries to their places; `offset` is where in the archive the local buffer begins. */
function placeEntries(
  entries: readonly ZipEntry[],
  local: { readonly buffer: Buffer; readonly at: number; readonly offset: number },
  central: { readonly buffer: Buffer; readonly at: number },
): void {
  let localAt = local.at
  let centralAt = central.at
  for (const { bytes, localHeader, centralHeader } of entries) {
    central.buffer.set(centralHeader, centralAt)
    central.buffer.writeUInt32LE(local.offset + localAt, centralAt + OFFSET_FIELD)
    centralAt += centralHeader.length

    local.buffer.set(localHeader, localAt)
    local.buffer.set(bytes, localAt + localHeader.length)
    localAt += localHeader.length + bytes.length
  }
}

function encodeLocalHeader(nameBytes: Uint8Array, bytes: number, sum: number): Uint8Array {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES + nameBytes.length)
  header.writeUInt32LE(0x04034b50, 0) //              4  signature
  header.writeUInt16LE(VERSION_2_0, 4) //             2  version needed
  writeFileFields(header, 6, nameBytes, bytes, sum) // 22
  //                                                  2  extra field length
  header.set(nameBytes, LOCAL_HEADER_BYTES)
  return header
}

function encodeCentralHeader(nameBytes: Uint8Array, bytes: number, sum: number): Uint8Array {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES + nameBytes.length)
  header.writeUInt32LE(0x02014b50, 0) //              4  signature
  header.writeUInt16LE(VERSION_2_0, 4) //             2  version made by: MS-DOS, so no Unix modes
  header.writeUInt16LE(VERSION_2_0, 6) //             2  version needed
  writeFileFields(header, 8, nameBytes, bytes, sum) // 22
  //                                                 12  extra field length, comment length, disk, attributes: all zero
  //                                                  4  offset of local header (at OFFSET_FIELD)
  header.set(nameBytes, CENTRAL_HEADER_BYTES)
  return header
}

/** The fields both headers share, in the order both have them. */
function writeFileFields(header: Buffer, at: number, nameBytes: Uint8Array, bytes: number, sum: number): void {
  header.writeUInt16LE(FLAG_UTF8, at) //              2  flags
  header.writeUInt16LE(STORED, at + 2) //             2  method
  header.writeUInt16LE(DOS_TIME, at + 4) //           2  time
  header.writeUInt16LE(DOS_DATE, at + 6) //           2  date
  header.writeUInt32LE(sum, at + 8) //                4  CRC-32
  header.writeUInt32LE(bytes, at + 12) //             4  compressed size
  header.writeUInt32LE(bytes, at + 16) //             4  size
  header.writeUInt16LE(nameBytes.length, at + 20) //  2  name length
}

function writeEnd(archive: Buffer, at: number, count: number, centralBytes: number, centralOffset: number): void {
  archive.writeUInt32LE(0x06054b50, at) //            4  signature
  archive.writeUInt16LE(0, at + 4) //                 2  this disk
  archive.writeUInt16LE(0, at + 6) //                 2  disk of the central directory
  archive.writeUInt16LE(count, at + 8) //             2  entries on this disk
  archive.writeUInt16LE(count, at + 10) //            2  entries
  archive.writeUInt32LE(centralBytes, at + 12) //     4  size of the central directory
  archive.writeUInt32LE(centralOffset, at + 16) //    4  offset of the central directory
  archive.writeUInt16LE(0, at + 20) //                2  comment length
}
