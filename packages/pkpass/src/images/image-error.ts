/**
 * - `ERR_IMAGE_SLOT`: no slot of that name, or none whose size is documented
 * - `ERR_IMAGE_SLOT_STYLE`: the pass style does not draw the slot
 * - `ERR_IMAGE_FORMAT`: not an image, or none of a format that is read
 * - `ERR_IMAGE_BYTES`: more bytes than are read
 * - `ERR_IMAGE_PIXELS`: the header claims more pixels than are decoded
 * - `ERR_IMAGE_SVG`: an SVG that refers to something outside itself, or declares entities
 * - `ERR_IMAGE_DECODE`: begins like an image and cannot be decoded: damaged or cut off
 */
export type ImageErrorCode =
  | 'ERR_IMAGE_SLOT'
  | 'ERR_IMAGE_SLOT_STYLE'
  | 'ERR_IMAGE_FORMAT'
  | 'ERR_IMAGE_BYTES'
  | 'ERR_IMAGE_PIXELS'
  | 'ERR_IMAGE_SVG'
  | 'ERR_IMAGE_DECODE'

/** An image cannot be used. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly code: ImageErrorCode

  constructor(code: ImageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
