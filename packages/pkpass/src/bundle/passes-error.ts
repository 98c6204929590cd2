/**
 * - `ERR_PASSES_COUNT`: no pass, or more than Wallet takes at once
 * - `ERR_PASSES_SIZE`: more bytes than Wallet takes at once
 * - `ERR_PASSES_NAME`: a file name that is none, or is used twice
 * - `ERR_PASSES_MEMBER`: something that is no complete `.pkpass`
 * - `ERR_PASSES_DUPLICATE`: two passes of one type and serial number, of which one would replace the other
 * - `ERR_PASSES_ARCHIVE`: no archive, or one that is not read
 */
export type PassesErrorCode =
  | 'ERR_PASSES_COUNT'
  | 'ERR_PASSES_SIZE'
  | 'ERR_PASSES_NAME'
  | 'ERR_PASSES_MEMBER'
  | 'ERR_PASSES_DUPLICATE'
  | 'ERR_PASSES_ARCHIVE'

/** Passes cannot be bundled to a `.pkpasses`, or read from one. */
export class PassesError extends Error {
  override readonly name = 'PassesError'
  readonly code: PassesErrorCode

  constructor(code: PassesErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
