/** A place in a text as editors count: from 1; a column counts UTF-16 units. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** Finds the line and column of an offset. */
export function positionOf(text: string, at: number): TextPosition {
  return positionsIn(text)(at)
}

/** Prepares a text for many offsets to be found in it: a stranger's may be one long line, or nothing but lines. */
export function positionsIn(text: string): (at: number) => TextPosition {
  const lineStarts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1)
  return at => {
    let first = 0
    let last = lineStarts.length - 1
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((lineStarts[middle] ?? 0) <= at) first = middle
      else last = middle - 1
    }
    return { line: first + 1, column: at - (lineStarts[first] ?? 0) + 1 }
  }
}
