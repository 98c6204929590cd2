/**
 * - `ERR_SIMULATOR_AUTHORITY_INVALID`: a saved certificate authority is not one, or its parts do not belong together
 * - `ERR_SIMULATOR_CERTIFICATE_REQUEST`: a certificate was asked for that cannot be issued
 * - `ERR_SIMULATOR_FAULT`: a fault has an unknown kind or a value out of range
 * - `ERR_SIMULATOR_LISTEN`: a server could not take its address
 * - `ERR_SIMULATOR_CLOSED`: the server was closed while somebody waited for it
 * - `ERR_SIMULATOR_PUSH_TIMEOUT`: the push waited for did not arrive within the limit
 * - `ERR_SIMULATOR_TOKEN`: a device token is malformed or was never issued
 */
export type SimulatorErrorCode =
  | 'ERR_SIMULATOR_AUTHORITY_INVALID'
  | 'ERR_SIMULATOR_CERTIFICATE_REQUEST'
  | 'ERR_SIMULATOR_FAULT'
  | 'ERR_SIMULATOR_LISTEN'
  | 'ERR_SIMULATOR_CLOSED'
  | 'ERR_SIMULATOR_PUSH_TIMEOUT'
  | 'ERR_SIMULATOR_TOKEN'

/** The simulator could not do what was asked; `cause` is the error below, if there is one. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError'
  readonly code: SimulatorErrorCode

  constructor(code: SimulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
