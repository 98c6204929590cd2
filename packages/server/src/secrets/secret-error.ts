/**
 * - `ERR_SECRET_MALFORMED`: what is given as secret is no 256-bit key
 * - `ERR_SECRET_FILE`: the file of the secret cannot be read or written
 * - `ERR_SECRET_EXPOSED`: others on this machine may read the file of the secret
 * - `ERR_SECRET_UNKNOWN_KEY`: something was sealed with a key that is not at hand
 * - `ERR_SECRET_TAMPERED`: what is stored was changed, or belongs to another place
 * - `ERR_SECRET_NOT_ROTATED`: there is no second key to change to
 */
export type SecretErrorCode =
  | 'ERR_SECRET_MALFORMED'
  | 'ERR_SECRET_FILE'
  | 'ERR_SECRET_EXPOSED'
  | 'ERR_SECRET_UNKNOWN_KEY'
  | 'ERR_SECRET_TAMPERED'
  | 'ERR_SECRET_NOT_ROTATED'

/** Secrets cannot be sealed or opened. */
export class SecretError extends Error {
  override readonly name = 'SecretError'
  readonly code: SecretErrorCode

  constructor(code: SecretErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
