/**
 * - `ERR_TEMPLATE_ARCHIVE`: no archive of a template, or one with unsafe names or links
 * - `ERR_TEMPLATE_PASS`: no `pass.json`, or one that Pass Designer does not open
 * - `ERR_TEMPLATE_NAME`: a file name that a template cannot hold
 * - `ERR_TEMPLATE_MESSAGE`: a personalization message that is none
 * - `ERR_TEMPLATE_SERIAL`: a personalization without a serial number
 * - `ERR_TEMPLATE_CONSTANT`: an enumeration that says nothing, or that nobody knows
 * - `ERR_TEMPLATE_VALUE`: a number, date or colour out of its range
 * - `ERR_TEMPLATE_IMAGE`: an image that is neither PNG nor PDF by its name, or was not handed over
 */
export type TemplateErrorCode =
  | 'ERR_TEMPLATE_ARCHIVE'
  | 'ERR_TEMPLATE_PASS'
  | 'ERR_TEMPLATE_NAME'
  | 'ERR_TEMPLATE_MESSAGE'
  | 'ERR_TEMPLATE_SERIAL'
  | 'ERR_TEMPLATE_CONSTANT'
  | 'ERR_TEMPLATE_VALUE'
  | 'ERR_TEMPLATE_IMAGE'

/** A template cannot be read, filled or written. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly code: TemplateErrorCode
  /** The rule that says so: a section of the template format, or the id of a rule for passes. */
  readonly rule: string

  constructor(code: TemplateErrorCode, rule: string, message: string, options?: ErrorOptions) {
    super(`${message} (${rule})`, options)
    this.code = code
    this.rule = rule
  }
}
