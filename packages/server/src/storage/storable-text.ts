/** PostgreSQL refuses NUL in a text, and a lone surrogate has no UTF-8: what a stranger wrote must not fail the call. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
