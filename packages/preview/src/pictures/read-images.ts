import type { PassImage } from './pass-image.ts'

/** Images of a bundle are at most some hundred kilobytes; more than this is not put into a picture. */
const MAX_IMAGE_BYTES = 4 * 1024 * 1024
/** The largest of any slot has two. More may unpack to gigabytes, wherever the picture is shown. */
const MAX_IMAGE_PIXELS = 16_000_000
const CHUNK = 0x2000

/**
 * Makes what the preview draws from the files of a bundle: each PNG or JPEG, by its first bytes whatever its name says.
 *
 * Nothing is decoded; what is no image, or a larger one than any pass needs, is left out.
 */
export function readImages(files: ReadonlyMap<string, Uint8Array>): Map<string, PassImage> {
  const images = new Map<string, PassImage>()
  for (const [name, bytes] of files) {
    const header = bytes.length <= MAX_IMAGE_BYTES ? (readPngSize(bytes) ?? readJpegSize(bytes)) : undefined
    if (header === undefined) continue
    const { type, width, height } = header
    if (width === 0 || height === 0 || width * height > MAX_IMAGE_PIXELS) continue
    images.set(name, { width, height, dataUri: `data:image/${type};base64,${toBase64(bytes)}` })
  }
  return images
}

interface ImageSize {
  readonly type: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** PNG specification, section 11.2.2: the size stands 16 bytes from the beginning. */
function readPngSize(bytes: Uint8Array): ImageSize | undefined {
  if (bytes.length < 24 || PNG.some((byte, at) => bytes[at] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** ITU-T T.81, annex B: segments with a marker and a length, until a start of frame gives height and width. */
function readJpegSize(bytes: Uint8Array): ImageSize | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return undefined
    const isStartOfFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isStartOfFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // A fill byte, or a marker that stands alone.
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return btoa(parts.join(''))
}
