/**
 * - `ERR_COLOR_SYNTAX`: no colour in any form that is read
 * - `ERR_COLOR_RANGE`: a component outside of its range
 * - `ERR_COLOR_ALPHA`: a colour that is not fully opaque; passes have no transparency
 */
export type ColorErrorCode = 'ERR_COLOR_SYNTAX' | 'ERR_COLOR_RANGE' | 'ERR_COLOR_ALPHA'

/** A text is no colour that a pass can show. */
export class ColorError extends Error {
  override readonly name = 'ColorError'
  readonly code: ColorErrorCode

  constructor(code: ColorErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
