/**
 * - `ERR_STRINGS_SYNTAX`: a `pass.strings` file cannot be read; `line` is where reading stopped
 * - `ERR_STRINGS_TEXT`: a text cannot be written, because it is not Unicode
 */
export type StringsErrorCode = 'ERR_STRINGS_SYNTAX' | 'ERR_STRINGS_TEXT'

/** A `pass.strings` file cannot be read or written. */
export class StringsError extends Error {
  override readonly name = 'StringsError'
  readonly code: StringsErrorCode
  /** Line where reading stopped, counted from 1; 0 when it is writing that failed. */
  readonly line: number

  constructor(code: StringsErrorCode, message: string, line = 0) {
    super(message)
    this.code = code
    this.line = line
  }
}
