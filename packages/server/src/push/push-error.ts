/**
 * - `ERR_APNS_UNREACHABLE`: no connection, or it broke before the answer
 * - `ERR_APNS_TIMEOUT`: no answer within the limit
 */
export type PushErrorCode = 'ERR_APNS_UNREACHABLE' | 'ERR_APNS_TIMEOUT'

/** A push got no answer; whether the device was woken is not known. */
export class PushError extends Error {
  override readonly name = 'PushError'
  readonly code: PushErrorCode

  constructor(code: PushErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
