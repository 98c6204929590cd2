import type { Finding } from '../findings/finding.ts'
import { type EndRecord, readEndRecord } from './end-record.ts'
import { type EntryName, readName } from './entry-name.ts'
import { damage, Unreadable, unusual } from './unreadable.ts'
import { MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_TOTAL_BYTES, type ZipLimits } from './zip-limits.ts'
import { isSaturated, type MemberSizes, resolveSizes } from './zip64.ts'

/** One record of the central directory. */
export interface CentralEntry extends EntryName, MemberSizes {
  /** The name as stored, to be compared with the local header's. */
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly externalAttributes: number
  /** MS-DOS date and time as one number, which grows with time; undefined where they say nothing. */
  readonly modificationTime: number | undefined
}

export interface CentralDirectory {
  readonly entries: readonly CentralEntry[]
  /** Where it starts, and every member has ended. */
  readonly start: number
  /** What is odd about it, and does not stop the reading. */
  readonly findings: readonly Finding[]
}

const CENTRAL_SIGNATURE = 0x02014b50
const CENTRAL_HEADER_BYTES = 46
const LOCAL_HEADER_BYTES = 30

/**
 * Reads the central directory whole, within the limits.
 *
 * @throws Unreadable when it contradicts itself, or members share bytes.
 * @see APPNOTE.TXT 6.3.10, section 4.3.12
 */
export function readCentralDirectory(view: Buffer, limits: ZipLimits): CentralDirectory {
  const { maxEntries = MAX_ENTRIES } = limits
  const record = readEndRecord(view)
  const findings = [...record.findings]
  if (record.count > maxEntries) {
    throw new Unreadable(damage(`The archive has ${record.count} entries; at most ${maxEntries} are read`))
  }
  const { entries, hasZip64 } = readEntries(view, record, limits)
  if (hasZip64 && !findings.some(({ rule }) => rule === 'zip-method')) {
    findings.push(unusual('ZIP64 sizes in an archive that does not need them'))
  }
  const prefixBytes = refuseOverlaps(entries)
  if (prefixBytes > 0 && record.shift === 0) {
    findings.push(damage(`${prefixBytes} bytes that are no file stand in front of the archive`))
  }
  return { entries, start: record.start, findings }
}

function readEntries(view: Buffer, { count, start, end, shift }: EndRecord, limits: ZipLimits) {
  const { maxEntryBytes = MAX_ENTRY_BYTES, maxTotalBytes = MAX_TOTAL_BYTES } = limits
  const entries: CentralEntry[] = []
  let hasZip64 = false
  let at = start
  let totalBytes = 0
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_HEADER_BYTES > end || view.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      throw new Unreadable(damage(`Entry ${index + 1} of ${count} is missing from the central directory`))
    }
    const nameEnd = at + CENTRAL_HEADER_BYTES + view.readUInt16LE(at + 28)
    const extraEnd = nameEnd + view.readUInt16LE(at + 30)
    const next = extraEnd + view.readUInt16LE(at + 32)
    if (next > end) throw new Unreadable(damage(`Entry ${index + 1} of ${count} runs past the central directory`))
    const nameBytes = view.subarray(at + CENTRAL_HEADER_BYTES, nameEnd)
    const name = readName(nameBytes)
    const stored = {
      compressedBytes: view.readUInt32LE(at + 20),
      bytes: view.readUInt32LE(at + 24),
      localOffset: view.readUInt32LE(at + 42),
    }
    hasZip64 ||= Object.values(stored).some(isSaturated)
    const sizes = resolveSizes(stored, view.subarray(nameEnd, extraEnd))
    if (!sizes) throw new Unreadable(unusual(`ZIP64 sizes in the entry of ${name.name}, which has none`))
    totalBytes += sizes.bytes
    if (sizes.bytes > maxEntryBytes || totalBytes > maxTotalBytes) {
      throw new Unreadable(
        damage(
          `The archive unpacks to more than is read: at most ${maxEntryBytes} bytes a file and ${maxTotalBytes} in all`,
        ),
      )
    }
    entries.push({
      ...name,
      ...sizes,
      localOffset: sizes.localOffset + shift,
      nameBytes,
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      crc32: view.readUInt32LE(at + 16),
      externalAttributes: view.readUInt32LE(at + 38),
      modificationTime: modificationTime(view.readUInt32LE(at + 12)),
    })
    at = next
  }
  if (at !== end) {
    throw new Unreadable(damage(`The central directory has ${end - at} bytes that belong to no entry`))
  }
  return { entries, hasZip64 }
}

/** Whoever writes no times writes zeros, or a day of the format's first year. The date is in the upper half, year first. */
function modificationTime(dosDateTime: number): number | undefined {
  return dosDateTime >>> 25 === 0 ? undefined : dosDateTime
}

/**
 * Members that share bytes are how a small archive unpacks to a huge one, and how two readers see different files.
 *
 * @returns Where the first member starts.
 */
function refuseOverlaps(entries: readonly CentralEntry[]): number {
  const inOrder = [...entries].sort((a, b) => a.localOffset - b.localOffset)
  let freeFrom = 0
  for (const { name, localOffset, nameBytes, compressedBytes } of inOrder) {
    if (localOffset < freeFrom) throw new Unreadable(damage(`${name} overlaps the member before it`))
    freeFrom = localOffset + LOCAL_HEADER_BYTES + nameBytes.length + compressedBytes
  }
  return inOrder[0]?.localOffset ?? 0
}
