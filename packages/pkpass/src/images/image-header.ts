import sharp, { type Metadata } from 'sharp'
import { ImageError } from './image-error.ts'
import { type ImageFormat, recognizeFormat } from './image-format.ts'
import { MAX_SOURCE_BYTES, MAX_SOURCE_PIXELS } from './image-limits.ts'
import { parseSvg } from './svg-source.ts'

/** What the beginning of an image says about it. */
export interface ImageHeader {
  /** By its bytes, not by a name. */
  readonly format: ImageFormat
  /** Pixels, after the orientation that a camera noted is applied; of an SVG its own size at 72 dpi. */
  readonly width: number
  readonly height: number
  /** Whether pixels can be transparent, not whether any is. */
  readonly hasAlpha: boolean
  readonly colorModel: 'rgb' | 'gray' | 'cmyk' | 'other'
  /** 8 for nearly every image, 16 or 32 for some; of a palette the bits of an index. */
  readonly bitsPerChannel: number
  /** Whether a colour profile is embedded. */
  readonly hasProfile: boolean
  /** Frames of an animation or pages of a TIFF; 1 otherwise. */
  readonly frames: number
}

/** An image ready to be decoded. */
export interface ImageSource {
  readonly bytes: Uint8Array
  readonly header: ImageHeader
  /** Width and height in one unit; of an SVG finer than whole pixels. */
  readonly proportions: { readonly width: number; readonly height: number }
}

/** 100 dots for each of an SVG's own pixels, so that a view box of 1.6 × 0.5 is not rounded to 2 × 1. */
export const SVG_DENSITY_DPI = 7_200

const COLOR_MODELS: Readonly<Partial<Record<string, ImageHeader['colorModel']>>> = {
  srgb: 'rgb',
  rgb: 'rgb',
  rgb16: 'rgb',
  'b-w': 'gray',
  grey16: 'gray',
  cmyk: 'cmyk',
}
const DEPTH_BITS: Readonly<Partial<Record<string, number>>> = { uchar: 8, char: 8, ushort: 16, short: 16 }

/**
 * Reads what an image says about itself, without decoding it.
 *
 * @returns Nothing for what is no image of a format that is read (PNG, JPEG, WebP, GIF, AVIF, TIFF, SVG), or has no whole header;
 *   and for an SVG that refers to something outside itself.
 */
export async function inspectImage(bytes: Uint8Array): Promise<ImageHeader | undefined> {
  try {
    return (await readSource(bytes)).header
  } catch (error) {
    if (error instanceof ImageError) return undefined
    throw error
  }
}

/**
 * Reads what an image says about itself, without decoding it, and refuses one that `makeImageVariants` would refuse for it.
 *
 * An SVG is parsed for it, which takes as long as its author wants: see `recognizeFormat` for what it is first.
 *
 * @throws ImageError ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG, ERR_IMAGE_DECODE
 */
export async function checkImage(bytes: Uint8Array): Promise<ImageHeader> {
  refuseBytes(bytes)
  const { header } = await readSource(bytes)
  if (header.format !== 'svg') refusePixels(header.width, header.height, 'a picture')
  return header
}

/**
 * Recognizes an image and reads its header.
 *
 * @throws ImageError ERR_IMAGE_FORMAT, ERR_IMAGE_DECODE; for an SVG also ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG
 */
export async function readSource(bytes: Uint8Array): Promise<ImageSource> {
  const format = recognizeFormat(bytes)
  if (format !== 'svg') {
    const header = toHeader(format, await readMetadata(bytes))
    return { bytes, header, proportions: header }
  }
  const svg = parseSvg(bytes)
  await refuseEmbeddedBombs(svg.embedded)
  const header = toHeader(format, await readMetadata(svg.bytes))
  // Not the size itself: lengths in millimetres grow with the density twice.
  return { bytes: svg.bytes, header, proportions: await readMetadata(svg.bytes, SVG_DENSITY_DPI) }
}

/** @throws ImageError ERR_IMAGE_BYTES */
export function refuseBytes(source: Uint8Array): void {
  if (source.length <= MAX_SOURCE_BYTES) return
  throw new ImageError(
    'ERR_IMAGE_BYTES',
    `Expected at most ${MAX_SOURCE_BYTES} bytes, found ${source.length}. Scale the picture down`,
  )
}

/** @throws ImageError ERR_IMAGE_PIXELS */
export function refusePixels(width: number, height: number, what: string): void {
  if (width * height <= MAX_SOURCE_PIXELS) return
  throw new ImageError(
    'ERR_IMAGE_PIXELS',
    `Expected at most ${MAX_SOURCE_PIXELS} pixels, found ${what} of ${width} × ${height}. Scale it down`,
  )
}

/** Together they are held to what one image may have: librsvg decodes each of them. */
async function refuseEmbeddedBombs(embedded: readonly Uint8Array[]): Promise<void> {
  let pixels = 0
  for (const bytes of embedded) {
    const format = recognizeFormat(bytes)
    if (!['png', 'jpeg', 'gif', 'webp'].includes(format)) {
      throw new ImageError('ERR_IMAGE_SVG', `The SVG embeds ${format} in place of PNG or JPEG. Embed one of these`)
    }
    const { width, height } = await readMetadata(bytes)
    refusePixels(width, height, 'an embedded picture')
    pixels += width * height
  }
  refusePixels(pixels, 1, 'embedded pictures')
}

async function readMetadata(bytes: Uint8Array, density = 72): Promise<Metadata> {
  try {
    // Asked for its size, the decoder may not refuse it: that is done with a better message.
    return await sharp(bytes, { density, limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new ImageError('ERR_IMAGE_DECODE', 'The image has no whole header. Export it anew', { cause })
  }
}

function toHeader(format: ImageFormat, metadata: Metadata): ImageHeader {
  return {
    format,
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    hasAlpha: metadata.hasAlpha,
    colorModel: COLOR_MODELS[metadata.space] ?? 'other',
    bitsPerChannel: metadata.bitsPerSample ?? DEPTH_BITS[metadata.depth] ?? 32,
    hasProfile: metadata.hasProfile,
    frames: metadata.pages ?? 1,
  }
}
