import { crc32 } from 'node:zlib'

/** A file with what its headers need, so that a file shared by many archives is summed once. */
export interface ZipEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  readonly bytes: Uint8Array
  readonly crc32: number
}

const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46
const END_BYTES = 22
const VERSION_2_0 = 20
/** General purpose bit 11: names are UTF-8. */
const FLAG_UTF8 = 0x0800
const STORED = 0
/** 1 January 1980, the format's earliest date: the same pass gives the same bytes whenever it is built. */
const DOS_DATE = 0x0021
const DOS_TIME = 0

const encoder = new TextEncoder()

/** Prepares a file for {@link writeZip}. */
export function zipEntry(name: string, bytes: Uint8Array): ZipEntry {
  return { name, nameBytes: encoder.encode(name), bytes, crc32: crc32(bytes) }
}

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
  let localBytes = 0
  let centralBytes = 0
  for (const { nameBytes, bytes } of entries) {
    localBytes += LOCAL_HEADER_BYTES + nameBytes.length + bytes.length
    centralBytes += CENTRAL_HEADER_BYTES + nameBytes.length
  }
  const totalBytes = localBytes + centralBytes + END_BYTES
  if (entries.length > 0xffff || totalBytes > 0xffffffff) {
    throw new RangeError(
      `Archive of ${entries.length} entries and ${totalBytes} bytes is beyond the format without ZIP64`,
    )
  }

  const archive = Buffer.allocUnsafe(totalBytes)
  let local = 0
  let central = localBytes
  for (const entry of entries) {
    const { nameBytes, bytes } = entry
    writeCentralHeader(archive, central, entry, local)
    archive.set(nameBytes, central + CENTRAL_HEADER_BYTES)
    central += CENTRAL_HEADER_BYTES + nameBytes.length

    writeLocalHeader(archive, local, entry)
    archive.set(nameBytes, local + LOCAL_HEADER_BYTES)
    archive.set(bytes, local + LOCAL_HEADER_BYTES + nameBytes.length)
    local += LOCAL_HEADER_BYTES + nameBytes.length + bytes.length
  }
  writeEnd(archive, central, entries.length, centralBytes, localBytes)
  return archive
}

function writeLocalHeader(archive: Buffer, at: number, entry: ZipEntry): void {
  archive.writeUInt32LE(0x04034b50, at) //            4  signature
  archive.writeUInt16LE(VERSION_2_0, at + 4) //       2  version needed
  writeFileFields(archive, at + 6, entry) //        22
  archive.writeUInt16LE(0, at + 28) //                2  extra field length
}

function writeCentralHeader(archive: Buffer, at: number, entry: ZipEntry, local: number): void {
  archive.writeUInt32LE(0x02014b50, at) //            4  signature
  archive.writeUInt16LE(VERSION_2_0, at + 4) //       2  version made by: MS-DOS, so no Unix modes
  archive.writeUInt16LE(VERSION_2_0, at + 6) //       2  version needed
  writeFileFields(archive, at + 8, entry) //        22
  archive.writeUInt16LE(0, at + 30) //                2  extra field length
  archive.writeUInt16LE(0, at + 32) //                2  comment length
  archive.writeUInt16LE(0, at + 34) //                2  disk number
  archive.writeUInt16LE(0, at + 36) //                2  internal attributes
  archive.writeUInt32LE(0, at + 38) //                4  external attributes
  archive.writeUInt32LE(local, at + 42) //            4  offset of local header
}

/** The fields both headers share, in the order both have them. */
function writeFileFields(archive: Buffer, at: number, entry: ZipEntry): void {
  archive.writeUInt16LE(FLAG_UTF8, at) //             2  flags
  archive.writeUInt16LE(STORED, at + 2) //            2  method
  archive.writeUInt16LE(DOS_TIME, at + 4) //          2  time
  archive.writeUInt16LE(DOS_DATE, at + 6) //          2  date
  archive.writeUInt32LE(entry.crc32, at + 8) //       4  CRC-32
  archive.writeUInt32LE(entry.bytes.length, at + 12) // 4  compressed size
  archive.writeUInt32LE(entry.bytes.length, at + 16) // 4  size
  archive.writeUInt16LE(entry.nameBytes.length, at + 20) // 2  name length
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
