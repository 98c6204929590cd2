/** What a PNG says about itself before its pixels. */
export interface PngHeader {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bitsPerChannel: number
  /** Whether a palette has colours that are not opaque. Whether pixels of other images are, only decoding them tells. */
  readonly hasTransparentColors: boolean
  /** Name of the embedded colour profile. */
  readonly profileName: string | undefined
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length and type in front of a chunk's data, and its sum behind. */
const CHUNK_FRAME_BYTES = 12
// Types as numbers: a file of nothing but empty chunks has a million of them, and a text for each takes a second.
const IHDR = 0x49484452
const ICCP = 0x69434350
const TRNS = 0x74524e53
const IEND = 0x49454e44
const HEADER_BYTES = 13
const PALETTE = 3
const OPAQUE = 255
const MAX_PROFILE_NAME_BYTES = 79

/**
 * Reads the header of a PNG, and whether its chunks follow each other to the end; nothing is decoded.
 *
 * ```
 * 8 signature, then for each chunk: 4 length of the data, 4 type, data, 4 CRC-32
 * ```
 *
 * The sums are not reckoned: decoders differ in what they forgive, and the manifest has the digest of every byte.
 *
 * @returns Nothing for what is no PNG, or not all of one.
 * @see PNG specification, sections 5 and 11
 */
export function readPngHeader(bytes: Uint8Array): PngHeader | undefined {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = SIGNATURE.length
  let at = first
  let hasTransparentColors = false
  let profileName: string | undefined
  while (at + CHUNK_FRAME_BYTES <= bytes.length) {
    const length = view.getUint32(at)
    const type = view.getUint32(at + 4)
    // What Xcode makes of images in an app comes before the header, and is no PNG to anyone else.
    if (at === first && (type !== IHDR || length !== HEADER_BYTES)) return undefined
    const start = at + 8
    at += CHUNK_FRAME_BYTES + length
    if (at > bytes.length) return undefined
    if (type === TRNS && view.getUint8(25) === PALETTE) {
      hasTransparentColors ||= bytes.subarray(start, start + length).some(alpha => alpha < OPAQUE)
    } else if (type === ICCP) {
      profileName ??= latin1Until0(bytes.subarray(start, start + Math.min(length, MAX_PROFILE_NAME_BYTES)))
    } else if (type === IEND) {
      const width = view.getUint32(16)
      const height = view.getUint32(20)
      if (width === 0 || height === 0) return undefined
      return { width, height, bitsPerChannel: view.getUint8(24), hasTransparentColors, profileName }
    }
  }
  return undefined
}

function latin1Until0(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end)))
}
