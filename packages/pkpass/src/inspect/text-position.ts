/** Names a place in a text as editors count: lines and columns from 1. */
export function describePosition(text: string, at: number): string {
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1
    lineStart = end + 1
  }
  return `line ${line}, column ${at - lineStart + 1}`
}
