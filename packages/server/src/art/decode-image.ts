import sharp from 'sharp'
import { Problem } from '../problems.ts'

/** The guide's cap for one image. */
const MAX_IMAGE_BYTES = 1_000_000
/** Four times the largest slot at 3x; a few kilobytes of PNG can claim billions of pixels. */
const MAX_IMAGE_PIXELS = 25_000_000
const DATA_URI = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/

/**
 * Takes an image out of a request.
 *
 * @param field Name of the request's field, for the message.
 * @throws Problem ERR_IMAGE_INVALID
 */
export async function decodeImage(field: string, uri: string): Promise<Buffer> {
  const base64 = DATA_URI.exec(uri)?.[1]
  if (base64 === undefined) {
    const found = /^https?:/.test(uri) ? 'an address: images are not fetched, send their bytes' : 'something else'
    throw invalid(field, `${field} must be a data URI such as data:image/png;base64,…, found ${found}`)
  }
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > MAX_IMAGE_BYTES) {
    throw invalid(field, `${field} has ${bytes.length} bytes, ${MAX_IMAGE_BYTES} are the most`)
  }
  const { width, height } = await metadata(field, bytes)
  if (width * height > MAX_IMAGE_PIXELS) {
    throw invalid(field, `${field} has ${width} × ${height} pixels, more than the ${MAX_IMAGE_PIXELS} that are taken`)
  }
  return bytes
}

async function metadata(field: string, bytes: Buffer): Promise<{ readonly width: number; readonly height: number }> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    throw invalid(field, `${field} is not a PNG, JPEG, WebP or SVG image`)
  }
}

function invalid(field: string, message: string): Problem {
  return new Problem('ERR_IMAGE_INVALID', message, [{ pointer: `/${field}`, code: 'invalid_image', message }])
}
