import { type Finding, finding } from '../findings/finding.ts'
import { describeKind } from './image-kind.ts'
import { isJunk } from './junk.ts'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Length and type in front of a chunk's data, and its sum behind. */
const CHUNK_FRAME_BYTES = 12
// Types as numbers: a file of nothing but empty chunks has a million of them, and a text for each takes a second.
const IHDR = 0x49484452
const IEND = 0x49454e44

/** Checks that what is named `.png` is one, and all of it. */
export function inspectImages(files: ReadonlyMap<string, Uint8Array>): Finding[] {
  return [...files].flatMap(([file, bytes]) => {
    const isImage = file.endsWith('.png') && !isJunk(file)
    const found = isImage ? describeImage(bytes) : undefined
    return found === undefined ? [] : [finding('image-not-png', `${file} is ${found}, not a PNG image`, { file })]
  })
}

function describeImage(bytes: Uint8Array): string | undefined {
  if (Buffer.compare(bytes.subarray(0, PNG_SIGNATURE.length), PNG_SIGNATURE) !== 0) return describeKind(bytes)
  return isWhole(bytes) ? undefined : 'cut short or damaged'
}

/**
 * Whether a PNG's chunks follow each other from IHDR to IEND.
 *
 * ```
 * 8 signature, then for each chunk: 4 length of the data, 4 type, data, 4 CRC-32
 * ```
 *
 * The sums are not reckoned: decoders differ in what they forgive, and the manifest has the digest of every byte.
 */
function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = PNG_SIGNATURE.length
  while (at + CHUNK_FRAME_BYTES <= bytes.length) {
    const type = view.getUint32(at + 4)
    // What Xcode makes of images in an app comes before the header, and is no PNG to anyone else.
    if (at === PNG_SIGNATURE.length && type !== IHDR) return false
    at += CHUNK_FRAME_BYTES + view.getUint32(at)
    if (type === IEND) return at <= bytes.length
  }
  return false
}
