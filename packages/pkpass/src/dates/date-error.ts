/**
 * - `ERR_DATE_SYNTAX`: not written as Wallet reads dates
 * - `ERR_DATE_RANGE`: well written, but no such day, hour or zone, or a year beyond four digits
 * - `ERR_DATE_TIME_ZONE`: no such time zone
 */
export type DateErrorCode = 'ERR_DATE_SYNTAX' | 'ERR_DATE_RANGE' | 'ERR_DATE_TIME_ZONE'

/** A date cannot be read or written. */
export class DateError extends Error {
  override readonly name = 'DateError'
  readonly code: DateErrorCode

  constructor(code: DateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
