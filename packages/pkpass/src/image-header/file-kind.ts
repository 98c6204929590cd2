/** What a file is by its first bytes; names and media types are what somebody says. */
export interface FileKind {
  readonly kind: FileKindName | 'empty' | 'other'
  /** As the end of a sentence: "logo.png is …". */
  readonly description: string
}
type FileKindName = (typeof KINDS)[number][0]

/** How files begin that are images, or are taken for one, as one character for each byte; `.` stands for any. */
const KINDS = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are in the bytes.
  ['png', 'a PNG image', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', 'a JPEG image', /^\xff\xd8\xff/],
  ['webp', 'a WebP image', /^RIFF....WEBP/s],
  ['gif', 'a GIF image', /^GIF8[79]a/],
  ['tiff', 'a TIFF image', /^(?:II[*+]\0|MM\0[*+])/],
  // ISO base media file: box length, `ftyp`, major brand, version, compatible brands.
  ['avif', 'an AVIF image', /^....ftyp(?:avi[fs]|mi[fa]1....(?:....)*?avi[fs]|msf1....(?:....)*?avi[fs])/s],
  ['heic', 'a HEIC image', /^....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/s],
  ['bmp', 'a BMP image', /^BM.{12}/s],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are in the bytes.
  ['ico', 'a Windows icon', /^\0\0\x01\0/],
  ['pdf', 'a PDF document', /^%PDF/],
  ['html', 'a web page', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i],
  [
    'svg',
    'an SVG image',
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/i,
  ],
  ['markup', 'XML or HTML', /^(?:\xef\xbb\xbf)?\s*</],
  ['lfs', 'a pointer of Git LFS', /^version https:\/\/git-lfs/],
  ['data-uri', 'a data URI', /^data:/],
  ['base64', 'Base64 text', /^iVBORw0KGgo/],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are in the bytes.
  ['compressed', 'compressed data', /^(?:\x1f\x8b|PK)/],
  ['line-ends', 'damaged by a transfer as text, which changed its line ends', /^\x89PNG(?:\r\n\r|\n)/],
  ['text', 'damaged: it was read or written as text', /^(?:\xef\xbf\xbd|\xc2\x89)PNG/],
] as const satisfies readonly (readonly [string, string, RegExp])[]

/** Enough for the compatible brands of an AVIF, and for what an XML file says before its root. */
const BEGINNING_BYTES = 256

/** Tells what a file is; never throws. */
export function recognizeKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty', description: 'an empty file' }
  const beginning = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES))
  const found = KINDS.find(([, , pattern]) => pattern.test(beginning))
  return found ? { kind: found[0], description: found[1] } : { kind: 'other', description: 'something else' }
}
