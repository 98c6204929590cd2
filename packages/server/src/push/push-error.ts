/**
 * - `ERR_APNS_UNREACHABLE`: no connection, or it broke before the answer
 * - `ERR_APNS_TIMEOUT`: no answer within the limit
 * - `ERR_APNS_CLOSED`: the client takes no more pushes
 * - `ERR_APNS_PROXY`: the proxy does not lead to APNs
 * - `ERR_APNS_KEY`: the key of provider tokens is none, or of another kind
 */
export type PushErrorCode =
  | 'ERR_APNS_UNREACHABLE'
  | 'ERR_APNS_TIMEOUT'
  | 'ERR_APNS_CLOSED'
  | 'ERR_APNS_PROXY'
  | 'ERR_APNS_KEY'

/** A push got no answer; whether the device was woken is not known. */
export class PushError extends Error {
  override readonly name = 'PushError'
  readonly code: PushErrorCode

  constructor(code: PushErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
