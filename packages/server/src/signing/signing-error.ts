/**
 * - `ERR_SIGNER_SOCKET`: the socket cannot be opened safely at this path
 * - `ERR_SIGNER_UNREACHABLE`: no connection to the signing process, or it broke before the answer
 * - `ERR_SIGNER_TIMEOUT`: no answer within the limit
 * - `ERR_SIGNER_REFUSED`: the signing process does not sign this
 * - `ERR_SIGNER_FAILED`: the signing process could not use its key
 * - `ERR_SIGNER_PROTOCOL`: what is at the other end speaks otherwise
 * - `ERR_SIGNER_CHANGED`: the signing process came back with another certificate
 * - `ERR_SIGNER_CLOSED`: asked after the connection was closed on our side
 */
export type SigningErrorCode =
  | 'ERR_SIGNER_SOCKET'
  | 'ERR_SIGNER_UNREACHABLE'
  | 'ERR_SIGNER_TIMEOUT'
  | 'ERR_SIGNER_REFUSED'
  | 'ERR_SIGNER_FAILED'
  | 'ERR_SIGNER_PROTOCOL'
  | 'ERR_SIGNER_CHANGED'
  | 'ERR_SIGNER_CLOSED'

/** A key held by another process cannot be used. Nothing was signed that was not answered. */
export class SigningError extends Error {
  override readonly name = 'SigningError'
  readonly code: SigningErrorCode

  constructor(code: SigningErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
