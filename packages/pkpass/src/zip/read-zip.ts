import { crc32 } from 'node:zlib'
import { type Finding, finding } from '../findings/finding.ts'
import { type CentralEntry, readCentralDirectory } from './central-directory.ts'
import { readMember } from './read-member.ts'
import { damage, Unreadable } from './unreadable.ts'
import type { ZipLimits } from './zip-limits.ts'

/** What an archive holds: every file that could be read, and what is wrong with the rest. */
export interface ZipArchive {
  /** Files by name, in the order of the central directory; folders are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
  /**
   * When files were modified, by name: a number that grows with time, in steps of two seconds, for comparing within this archive.
   * The format has local times without a zone. Files of which it says nothing are left out.
   */
  readonly modificationTimes: ReadonlyMap<string, number>
}

/**
 * Reads an archive from a stranger; never throws.
 *
 * The central directory is the only truth: local headers must agree with it, members must not overlap, and every member is
 * checked against its CRC-32.
 *
 * @param limits Held against what the central directory declares, before anything is unpacked, and against what is unpacked.
 * @see APPNOTE.TXT 6.3.10, section 4.3; rules `zip-*`
 */
export function readZip(archive: Uint8Array, limits: ZipLimits = {}): ZipArchive {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const findings: Finding[] = []
  const files = new Map<string, Uint8Array>()
  const modificationTimes = new Map<string, number>()
  try {
    const directory = readCentralDirectory(view, limits)
    findings.push(...directory.findings)
    const members = view.subarray(0, directory.start)
    for (const entry of directory.entries) {
      try {
        readEntry(members, entry, files, findings)
        if (entry.modificationTime !== undefined) modificationTimes.set(entry.name, entry.modificationTime)
      } catch (error) {
        findings.push(reasonOf(error))
      }
    }
  } catch (error) {
    findings.push(reasonOf(error))
  }
  return { files, findings, modificationTimes }
}

function readEntry(members: Buffer, entry: CentralEntry, files: Map<string, Uint8Array>, findings: Finding[]): void {
  const { name, problem } = entry
  const place = { file: name }
  if (problem) throw new Unreadable(problem)
  if (name.endsWith('/')) {
    findings.push(finding('zip-directory-entry', `Entry for the folder ${name}`, place))
    return
  }
  if (files.has(name)) throw new Unreadable(finding('zip-duplicate-name', `${name} occurs twice`, place))
  const bytes = readMember(members, entry)
  files.set(name, bytes)
  // Damaged bytes are kept: what is in them can still be said, by the manifest's digests for one.
  if (crc32(bytes) !== entry.crc32) findings.push(damage(`${name} fails its CRC-32: its bytes were changed`, name))
}

function reasonOf(error: unknown): Finding {
  if (error instanceof Unreadable) return error.finding
  throw error
}
