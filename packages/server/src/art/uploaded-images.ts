import type { PassFiles } from '@billfold/pkpass'
import { ImageError, makeImageVariants } from '@billfold/pkpass/images'
import type { PassColors } from '../passes/colors.ts'
import { Problem } from '../problems.ts'

/** The guide's cap for one image. */
const MAX_IMAGE_BYTES = 1_000_000
const DATA_URI = /^data:image\/(?:png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/

/**
 * Makes the images of a slot from a field of a request.
 *
 * Where an icon is transparent it stands on the colour of the pass, as a logo does: Wallet would show it with a halo (rule
 * `image-transparent-icon`).
 *
 * @param field Name of the request's field, for the message.
 * @param uri Data URI in Base64. Addresses are not fetched.
 * @throws Problem ERR_IMAGE_INVALID, pointing to the field
 */
export async function makeUploadedImages(
  slot: string,
  field: string,
  uri: string,
  { background }: Pick<PassColors, 'background'>,
): Promise<PassFiles> {
  const bytes = parseDataUri(field, uri)
  try {
    const options = { allowSvg: false, ...(slot === 'icon' ? { background } : {}) }
    return (await makeImageVariants(slot, bytes, options)).files
  } catch (error) {
    throw error instanceof ImageError ? invalid(field, `${field} cannot be used. ${error.message}`) : error
  }
}

function parseDataUri(field: string, uri: string): Uint8Array {
  const base64 = DATA_URI.exec(uri)?.[1]
  if (base64 === undefined) {
    const found = /^https?:/.test(uri) ? 'an address: images are not fetched, send their bytes' : 'something else'
    throw invalid(field, `${field} must be a data URI such as data:image/png;base64,…, found ${found}`)
  }
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length <= MAX_IMAGE_BYTES) return bytes
  throw invalid(field, `${field} has ${bytes.length} bytes, ${MAX_IMAGE_BYTES} are the most`)
}

function invalid(field: string, message: string): Problem {
  return new Problem('ERR_IMAGE_INVALID', message, [{ pointer: `/${field}`, code: 'invalid_image', message }])
}
