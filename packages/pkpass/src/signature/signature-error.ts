/**
 * - `ERR_SIGNED_ATTRIBUTES`: bytes that are not the signed attributes of a pass
 * - `ERR_SIGNATURE_VALUE`: a key elsewhere answered something that its certificate does not verify
 */
export type SignatureErrorCode = 'ERR_SIGNED_ATTRIBUTES' | 'ERR_SIGNATURE_VALUE'

/** A signature cannot be made. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError'
  readonly code: SignatureErrorCode

  constructor(code: SignatureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
