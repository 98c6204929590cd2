import { inflateRawSync } from 'node:zlib'
import { finding } from '../findings/finding.ts'
import type { CentralEntry } from './central-directory.ts'
import { damage, Unreadable, unusual } from './unreadable.ts'
import { MAX_NAME_BYTES } from './zip-limits.ts'
import { resolveSizes } from './zip64.ts'

const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_HEADER_BYTES = 30
const FLAG_ENCRYPTED = 0x0001
const FLAG_DATA_DESCRIPTOR = 0x0008
const STORED = 0
const DEFLATED = 8
/** Upper half of the external attributes, where Unix, macOS and most tools on other systems keep the file's mode. */
const UNIX_FILE_TYPE = 0o170000
const UNIX_SYMLINK = 0o120000

/**
 * Unpacks one member, whose local header must agree with the central directory.
 *
 * @param view The archive up to its central directory.
 * @throws Unreadable
 * @see APPNOTE.TXT 6.3.10, section 4.3.7
 */
export function readMember(view: Buffer, entry: CentralEntry): Uint8Array {
  refuseUnsupported(entry)
  const { name, localOffset } = entry
  if (localOffset + LOCAL_HEADER_BYTES > view.length || view.readUInt32LE(localOffset) !== LOCAL_SIGNATURE) {
    throw new Unreadable(damage(`${name} has no local header at byte ${localOffset}`, name))
  }
  const nameEnd = localOffset + LOCAL_HEADER_BYTES + view.readUInt16LE(localOffset + 26)
  const start = nameEnd + view.readUInt16LE(localOffset + 28)
  const localName = view.subarray(localOffset + LOCAL_HEADER_BYTES, nameEnd)
  if (Buffer.compare(localName, entry.nameBytes) !== 0) {
    const called = JSON.stringify(localName.toString('utf8').slice(0, MAX_NAME_BYTES))
    throw new Unreadable(damage(`${name} is called ${called} in its local header`, name))
  }
  refuseOtherSize(view, entry, view.subarray(nameEnd, start))
  if (start + entry.compressedBytes > view.length) {
    throw new Unreadable(damage(`${name} runs into the central directory`, name))
  }
  const packed = view.subarray(start, start + entry.compressedBytes)
  const bytes = entry.method === STORED ? packed : inflate(packed, entry)
  if (bytes.length !== entry.bytes) {
    throw new Unreadable(damage(`${name} unpacks to ${bytes.length} bytes, ${entry.bytes} were declared`, name))
  }
  return bytes
}

function refuseUnsupported({ name, flags, externalAttributes, method }: CentralEntry): void {
  const place = { file: name }
  if ((flags & FLAG_ENCRYPTED) !== 0) {
    throw new Unreadable(finding('zip-encrypted', `${name} is encrypted`, place))
  }
  if (((externalAttributes >>> 16) & UNIX_FILE_TYPE) === UNIX_SYMLINK) {
    throw new Unreadable(finding('zip-symlink', `${name} is a symbolic link`, place))
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new Unreadable(unusual(`${name} uses compression method ${method}`, name))
  }
}

function refuseOtherSize(
  view: Buffer,
  { name, flags, compressedBytes, localOffset }: CentralEntry,
  extra: Buffer,
): void {
  // With a data descriptor the local sizes are zero by design; the central directory has them.
  if ((flags & FLAG_DATA_DESCRIPTOR) !== 0) return
  const stored = {
    compressedBytes: view.readUInt32LE(localOffset + 18),
    bytes: view.readUInt32LE(localOffset + 22),
    localOffset: 0,
  }
  const { compressedBytes: localBytes } = resolveSizes(stored, extra) ?? stored
  if (localBytes === compressedBytes) return
  throw new Unreadable(
    damage(`${name} has ${localBytes} bytes by its local header and ${compressedBytes} by the central directory`, name),
  )
}

function inflate(packed: Uint8Array, { name, bytes }: CentralEntry): Uint8Array {
  try {
    // One byte more than declared is enough to notice a lie without unpacking all of it.
    return inflateRawSync(packed, { maxOutputLength: bytes + 1 })
  } catch {
    throw new Unreadable(damage(`${name} does not inflate to the declared ${bytes} bytes`, name))
  }
}
