/**
 * - `ERR_PNG_SIZE`: the picture would have more pixels than are drawn
 * - `ERR_PNG_DRAW`: the picture cannot be drawn; what it was given as is no SVG of this package, or an image in it is damaged
 */
export type PngErrorCode = 'ERR_PNG_SIZE' | 'ERR_PNG_DRAW'

/** A picture that cannot be made into pixels. */
export class PngError extends Error {
  override readonly name = 'PngError'
  readonly code: PngErrorCode

  constructor(code: PngErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
