/**
 * - `ERR_OPEN_EMPTY`: nothing was handed over
 * - `ERR_OPEN_UNKNOWN`: a file of no kind that a pass comes in
 * - `ERR_OPEN_ARCHIVE`: an archive that is damaged, encrypted or packed in a way that is not read
 * - `ERR_OPEN_LIMIT`: more, or larger, files than a pass can have
 * - `ERR_OPEN_PATH`: a file name that would leave the folder, or that occurs twice
 * - `ERR_OPEN_NO_PASS`: no `pass.json`
 * - `ERR_OPEN_SEVERAL`: more than one pass
 */
export type OpenErrorCode =
  | 'ERR_OPEN_EMPTY'
  | 'ERR_OPEN_UNKNOWN'
  | 'ERR_OPEN_ARCHIVE'
  | 'ERR_OPEN_LIMIT'
  | 'ERR_OPEN_PATH'
  | 'ERR_OPEN_NO_PASS'
  | 'ERR_OPEN_SEVERAL'

/** Something cannot be opened in the designer; the message is for the person. */
export class OpenError extends Error {
  override readonly name = 'OpenError'
  readonly code: OpenErrorCode

  constructor(code: OpenErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
