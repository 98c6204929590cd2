import { type Font, graphemesOf, measureText } from './measure-text.ts'

/** A line of a text: what stands from one of its characters to before another. */
export interface WrappedLine {
  readonly start: number
  /** Spaces at the end of the line are left out. */
  readonly end: number
}

const BREAKS_AFTER = /[\s\u00ad\u2010\u2013\u2014-]$/u
/** Scripts that are written without spaces: a line may end after each character. */
const BREAKS_ANYWHERE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * Makes one kind of line end of all, and spaces of what is not drawn, so that places in the text stay what they are from here on.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)\p{Control}/gu, ' ')
}

/**
 * Breaks a plain text into lines no wider than is said: where it has line ends, at spaces and hyphens, and within a word only when the
 * word alone is too wide.
 *
 * @param maxLines Nothing after them is looked at.
 */
export function wrapText(text: string, font: Font, width: number, maxLines: number): readonly WrappedLine[] {
  const lines: WrappedLine[] = []
  let start = 0
  while (lines.length < maxLines && start <= text.length) {
    const end = text.indexOf('\n', start)
    const paragraph = { start, end: end === -1 ? text.length : end }
    for (const line of wrapParagraph(text, paragraph, font, width)) {
      if (lines.length === maxLines) break
      lines.push(line)
    }
    start = paragraph.end + 1
  }
  return lines
}

/** A line of nothing but the narrowest letters ends before this: what is beyond waits until its line comes. */
const MAX_LINE_CHARACTERS = 512

function* wrapParagraph(text: string, paragraph: WrappedLine, font: Font, width: number): Generator<WrappedLine> {
  let start = paragraph.start
  do {
    const end = endOfLine(text.slice(start, Math.min(paragraph.end, start + MAX_LINE_CHARACTERS)), font, width)
    const line = text.slice(start, start + end)
    yield { start, end: start + line.trimEnd().length }
    start += end
  } while (start < paragraph.end)
}

/** How many characters of a text, one at least, go into a line. */
function endOfLine(text: string, font: Font, width: number): number {
  let [at, taken, lastBreak] = [0, 0, 0]
  for (const grapheme of graphemesOf(text)) {
    taken += measureText(grapheme, font)
    const isSpace = grapheme.trim() === ''
    const isFree = BREAKS_ANYWHERE.test(grapheme)
    if (isFree) lastBreak = at
    // A space may hang over the edge.
    if (taken > width && !isSpace && at > 0) return lastBreak > 0 ? lastBreak : at
    at += grapheme.length
    if (isFree || BREAKS_AFTER.test(grapheme)) lastBreak = at
  }
  return Math.max(1, at)
}
