import { ImageError } from './image-error.ts'

export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff' | 'svg'

/** How files begin, as one character for each byte; `.` stands for any. */
const BEGINNINGS: readonly (readonly [ImageFormat, RegExp])[] = [
  ['png', /^\x89PNG\r\n.\n/s],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF....WEBP/s],
  ['gif', /^GIF8[79]a/],
  ['tiff', /^(?:II[*+]\0|MM\0[*+])/],
  // ISO base media file: box length, `ftyp`, major brand, version, compatible brands.
  ['avif', /^....ftyp(?:avi[fs]|mi[fa]1....(?:....)*?avi[fs]|msf1....(?:....)*?avi[fs])/s],
  ['svg', /^(?:\xef\xbb\xbf)?\s*<(?!!doctype html|html)/i],
]

/** Beginnings of what people take for an image of a format that is read. */
const NEAR_MISSES: readonly (readonly [string, RegExp])[] = [
  ['no bytes', /^$/],
  ['a HEIC photograph', /^....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/s],
  ['a web page', /^(?:\xef\xbb\xbf)?\s*</],
  ['a PDF', /^%PDF/],
  ['compressed data', /^(?:.\x8b|PK)/s],
  ['a data URI instead of its bytes', /^data:/],
]

/** Enough for the compatible brands of an AVIF. */
const BEGINNING_BYTES = 64

/**
 * Tells the format by how the bytes begin: names and media types are what somebody says.
 *
 * It is also the list of what may reach the decoder, which could read more: other formats, and gzip around an SVG.
 *
 * @throws ImageError ERR_IMAGE_FORMAT
 */
export function recognizeFormat(bytes: Uint8Array): ImageFormat {
  const beginning = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES))
  const format = BEGINNINGS.find(([, pattern]) => pattern.test(beginning))?.[0]
  if (format !== undefined) return format
  const found = NEAR_MISSES.find(([, pattern]) => pattern.test(beginning))?.[0] ?? 'something else'
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    `Expected a PNG, JPEG, WebP, GIF, AVIF, TIFF or SVG image, found ${found}. Export the picture as PNG`,
  )
}
