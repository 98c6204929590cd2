/** A `pass.strings` file cannot be read: `ERR_STRINGS_SYNTAX`, with the line where reading stopped. */
export class StringsError extends Error {
  override readonly name = 'StringsError'
  readonly code = 'ERR_STRINGS_SYNTAX'
  readonly line: number

  constructor(line: number, expected: string) {
    super(`Expected ${expected} in line ${line} of the strings file. Lines look like "key" = "translation";`)
    this.line = line
  }
}
