import { type Font, graphemesOf, measureText } from './measure-text.ts'

/** Stands at the end of what was cut. */
export const ELLIPSIS = '…'
/**
 * More than any line of a card holds, even of the narrowest letters. What is beyond is cut before it is measured, so that a text of
 * a megabyte costs no more than a line.
 */
const MAX_LINE_CHARACTERS = 512

/** Points nobody sees: a text measured twice in other steps may differ by less. */
const TOLERANCE = 0.01

/** A line of text as it is drawn. */
export interface FittedLine {
  readonly text: string
  /** Points. */
  readonly width: number
  readonly isCut: boolean
}

/**
 * Makes one line of a text: line ends become spaces, and what Wallet does not draw goes.
 *
 * Returned with the mark that tells whether it had to be cut already.
 */
export function oneLine(text: string): { readonly text: string; readonly isCut: boolean } {
  const isCut = text.length > MAX_LINE_CHARACTERS
  const line = (isCut ? text.slice(0, MAX_LINE_CHARACTERS) : text)
    .toWellFormed()
    .replaceAll(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ')
  return { text: isCut ? `${line}${ELLIPSIS}` : line, isCut }
}

/** Cuts a line at its end, between graphemes, until it and its ellipsis fit. */
export function cutToWidth(text: string, font: Font, maxWidth: number): FittedLine {
  const line = oneLine(text)
  const width = measureText(line.text, font)
  if (width <= maxWidth + TOLERANCE) return { text: line.text, width, isCut: line.isCut }
  const graphemes = graphemesOf(line.text)
  let [fits, beyond] = [0, graphemes.length]
  const cutAt = (count: number) => `${graphemes.slice(0, count).join('').trimEnd()}${ELLIPSIS}`
  while (beyond - fits > 1) {
    const middle = (fits + beyond) >> 1
    if (measureText(cutAt(middle), font) <= maxWidth) fits = middle
    else beyond = middle
  }
  const shortened = cutAt(fits)
  return { text: shortened, width: Math.min(measureText(shortened, font), Math.max(maxWidth, 0)), isCut: true }
}

/**
 * Largest whole size from a font's own down to a floor at which something fits; the floor, when nothing does.
 *
 * @param fits Whether what is to be drawn fits at a size.
 */
export function shrinkToFit(size: number, minSize: number, fits: (size: number) => boolean): number {
  for (let candidate = size; candidate > minSize; candidate -= 1) if (fits(candidate)) return candidate
  return minSize
}
