import { crc32 } from 'node:zlib'

/** A member of an archive made to be wrong: every field that a reader relies on can be told a lie. */
export interface CraftedMember {
  readonly name: string | Uint8Array
  /** As stored: already packed where `method` says so. */
  readonly stored: Uint8Array
  readonly localName?: string
  readonly method?: number
  readonly flags?: number
  readonly crc32?: number
  /** Declared sizes, in both headers. */
  readonly bytes?: number
  readonly compressedBytes?: number
  /** Declared in the local header only. */
  readonly localCompressedBytes?: number
  readonly madeBy?: number
  readonly externalAttributes?: number
  /** Where the central directory says the member starts; its own bytes are then not written again. */
  readonly offset?: number
  /** Written after the data, as a data descriptor would be. */
  readonly trailer?: Uint8Array
  /** Extra fields, in both headers. */
  readonly extra?: Uint8Array
}

export interface CraftedArchive {
  readonly prefix?: Uint8Array
  readonly suffix?: Uint8Array
  readonly comment?: string
  /** Overrides of the end record. */
  readonly count?: number
  readonly disk?: number
  readonly centralBytes?: number
  readonly centralOffset?: number
  /** Writes the ZIP64 end record and its locator, right whatever the end record says. */
  readonly hasZip64End?: boolean
}

/** Writes an archive exactly as told, right or wrong. */
export function craftZip(members: readonly CraftedMember[], archive: CraftedArchive = {}): Uint8Array {
  const locals: Uint8Array[] = [archive.prefix ?? new Uint8Array()]
  const centrals: Uint8Array[] = []
  let at = archive.prefix?.length ?? 0
  for (const member of members) {
    centrals.push(centralHeader(member, member.offset ?? at))
    if (member.offset !== undefined) continue
    const local = Buffer.concat([localHeader(member), member.stored, member.trailer ?? new Uint8Array()])
    locals.push(local)
    at += local.length
  }
  const central = Buffer.concat(centrals)
  const comment = Buffer.from(archive.comment ?? '')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(archive.disk ?? 0, 4)
  end.writeUInt16LE(archive.disk ?? 0, 6)
  end.writeUInt16LE(archive.count ?? members.length, 8)
  end.writeUInt16LE(archive.count ?? members.length, 10)
  end.writeUInt32LE(archive.centralBytes ?? central.length, 12)
  end.writeUInt32LE(archive.centralOffset ?? at, 16)
  end.writeUInt16LE(comment.length, 20)
  const zip64 = archive.hasZip64End ? zip64End(members.length, central.length, at) : new Uint8Array()
  return new Uint8Array(Buffer.concat([...locals, central, zip64, end, comment, archive.suffix ?? new Uint8Array()]))
}

/** The ZIP64 end record of 56 bytes and its locator of 20 (APPNOTE.TXT 6.3.10, sections 4.3.14 and 4.3.15). */
function zip64End(count: number, centralBytes: number, centralOffset: number): Uint8Array {
  const record = Buffer.alloc(76)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeUInt32LE(44, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  record.writeUInt32LE(count, 24)
  record.writeUInt32LE(count, 32)
  record.writeUInt32LE(centralBytes, 40)
  record.writeUInt32LE(centralOffset, 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeUInt32LE(centralOffset + centralBytes, 64)
  record.writeUInt32LE(1, 72)
  return record
}

function localHeader(member: CraftedMember): Uint8Array {
  const name = Buffer.from(member.localName ?? member.name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeFileFields(header, 6, member, name.length)
  if (member.localCompressedBytes !== undefined) header.writeUInt32LE(member.localCompressedBytes, 18)
  header.writeUInt16LE(member.extra?.length ?? 0, 28)
  return Buffer.concat([header, name, member.extra ?? new Uint8Array()])
}

function centralHeader(member: CraftedMember, offset: number): Uint8Array {
  const name = Buffer.from(member.name)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(((member.madeBy ?? 0) << 8) | 20, 4)
  header.writeUInt16LE(20, 6)
  writeFileFields(header, 8, member, name.length)
  header.writeUInt32LE(member.externalAttributes ?? 0, 38)
  header.writeUInt32LE(offset, 42)
  header.writeUInt16LE(member.extra?.length ?? 0, 30)
  return Buffer.concat([header, name, member.extra ?? new Uint8Array()])
}

function writeFileFields(header: Buffer, at: number, member: CraftedMember, nameBytes: number): void {
  const { stored, method = 0, flags = 0, bytes = stored.length, compressedBytes = stored.length } = member
  header.writeUInt16LE(flags, at)
  header.writeUInt16LE(method, at + 2)
  header.writeUInt16LE(0, at + 4)
  header.writeUInt16LE(0x21, at + 6)
  header.writeUInt32LE(member.crc32 ?? crc32(stored), at + 8)
  header.writeUInt32LE(compressedBytes, at + 12)
  header.writeUInt32LE(bytes, at + 16)
  header.writeUInt16LE(nameBytes, at + 20)
}

/**
 * A raw deflate stream of `blocks` × 258 + 1 zero bytes: one fixed-Huffman block of the same match over and over.
 * Written by hand, because two versions of zlib may pack the same bytes differently.
 *
 * @see RFC 1951 section 3.2.6
 */
export function deflatedZeros(blocks: number): { readonly stored: Uint8Array; readonly bytes: number } {
  // Final block, fixed codes (bits 1, 01 low first); literal 0 is 00110000; length 258 is 11000101, distance 1 is 00000.
  const bits = `110${'00110000'}${'1100010100000'.repeat(blocks)}${'0000000'}`
  const stored = new Uint8Array(Math.ceil(bits.length / 8))
  for (const [index, bit] of [...bits].entries()) {
    if (bit === '1') stored[index >> 3] = (stored[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { stored, bytes: blocks * 258 + 1 }
}
