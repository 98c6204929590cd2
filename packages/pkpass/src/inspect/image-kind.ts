/** How files begin that are not PNG images and are named so, as one character for each byte; `.` stands for any. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['a JPEG image', /^\xff\xd8\xff/],
  ['a WebP image', /^RIFF....WEBP/s],
  ['a GIF image', /^GIF8/],
  ['a TIFF image', /^(?:II[*+]\0|MM\0[*+])/],
  ['a HEIC image', /^....ftyp(?:hei|hev|mif|msf)/s],
  ['an AVIF image', /^....ftypavi/s],
  ['a BMP image', /^BM.{12}/s],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are in the bytes.
  ['a Windows icon', /^\0\0\x01\0/],
  ['a PDF document', /^%PDF/],
  ['an SVG image', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<svg/i],
  ['a web page', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i],
  ['a pointer of Git LFS', /^version https:\/\/git-lfs/],
  ['a data URI', /^data:/],
  ['Base64 text', /^iVBORw0KGgo/],
  ['damaged by a transfer as text, which changed its line ends', /^\x89PNG(?:\r\n\r|\n)/],
  ['damaged: it was read or written as text', /^(?:\xef\xbf\xbd|\xc2\x89)PNG/],
]

const BEGINNING_BYTES = 256

/** Says what a file is that should be a PNG image and does not begin as one. */
export function describeKind(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file'
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING_BYTES)).toString('latin1')
  return KINDS.find(([, pattern]) => pattern.test(beginning))?.[0] ?? 'something else'
}
