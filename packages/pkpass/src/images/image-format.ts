import { type FileKind, recognizeKind } from '../image-header/file-kind.ts'
import { ImageError } from './image-error.ts'

export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff' | 'svg'

/**
 * Tells the format by how the bytes begin: names and media types are what somebody says.
 *
 * It is also the list of what may reach the decoder, which could read more: other formats, and gzip around an SVG.
 *
 * @throws ImageError ERR_IMAGE_FORMAT
 */
export function recognizeFormat(bytes: Uint8Array): ImageFormat {
  const found = recognizeKind(bytes)
  const format = formatOf(found.kind)
  if (format !== undefined) return format
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    `Expected a PNG, JPEG, WebP, GIF, AVIF, TIFF or SVG image, found ${found.description}. Export the picture as PNG`,
  )
}

function formatOf(kind: FileKind['kind']): ImageFormat | undefined {
  switch (kind) {
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'gif':
    case 'avif':
    case 'tiff':
    case 'svg':
      return kind
    // Which XML it is, the parser of SVG says better.
    case 'markup':
      return 'svg'
    default:
      return undefined
  }
}
