import type { Finding } from '@billfold/pkpass'

/**
 * - `ERR_SIMULATOR_AUTHORITY_INVALID`: a saved certificate authority is not one, or its parts do not belong together
 * - `ERR_SIMULATOR_CERTIFICATE_REQUEST`: a certificate was asked for that cannot be issued
 * - `ERR_SIMULATOR_FAULT`: a fault has an unknown kind or a value out of range
 * - `ERR_SIMULATOR_LISTEN`: a server could not take its address
 * - `ERR_SIMULATOR_CLOSED`: the server or device was closed while somebody waited for it
 * - `ERR_SIMULATOR_PUSH_TIMEOUT`: the push waited for did not arrive within the limit
 * - `ERR_SIMULATOR_TOKEN`: a device token is malformed or was never issued
 * - `ERR_SIMULATOR_PASS_REFUSED`: Wallet does not take the pass; `findings` says why
 * - `ERR_SIMULATOR_PASS_UNKNOWN`: the pass is not on the device
 * - `ERR_SIMULATOR_PASS_NOT_UPDATABLE`: the pass names no web service to ask
 * - `ERR_SIMULATOR_LINK`: a link does not lead to a pass on this machine
 * - `ERR_SIMULATOR_DEVICE_OFFLINE`: what was asked for needs a network, and the device has none
 * - `ERR_SIMULATOR_DEVICE_STATE`: a saved device is not one
 * - `ERR_SIMULATOR_DEVICE_TIMEOUT`: what was waited for did not happen on the device within the limit
 */
export type SimulatorErrorCode =
  | 'ERR_SIMULATOR_AUTHORITY_INVALID'
  | 'ERR_SIMULATOR_CERTIFICATE_REQUEST'
  | 'ERR_SIMULATOR_FAULT'
  | 'ERR_SIMULATOR_LISTEN'
  | 'ERR_SIMULATOR_CLOSED'
  | 'ERR_SIMULATOR_PUSH_TIMEOUT'
  | 'ERR_SIMULATOR_TOKEN'
  | 'ERR_SIMULATOR_PASS_REFUSED'
  | 'ERR_SIMULATOR_PASS_UNKNOWN'
  | 'ERR_SIMULATOR_PASS_NOT_UPDATABLE'
  | 'ERR_SIMULATOR_LINK'
  | 'ERR_SIMULATOR_DEVICE_OFFLINE'
  | 'ERR_SIMULATOR_DEVICE_STATE'
  | 'ERR_SIMULATOR_DEVICE_TIMEOUT'

export type SimulatorErrorOptions = ErrorOptions & {
  readonly findings?: readonly Finding[]
}

/** The simulator could not do what was asked; `cause` is the error below, if there is one. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError'
  readonly code: SimulatorErrorCode
  /** Everything that was seen in a refused pass; empty with every other code. */
  readonly findings: readonly Finding[]

  constructor(code: SimulatorErrorCode, message: string, options: SimulatorErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.findings = options.findings ?? []
  }
}
