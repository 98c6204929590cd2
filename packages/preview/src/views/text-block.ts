import type { TextRun } from '../layout/pass-layout.ts'
import { isRightToLeft, placeLine } from '../layout/text-run.ts'
import { type Font, measureText } from '../text/measure-text.ts'
import { plainText, wrapText } from '../text/wrap-text.ts'
import type { DetectedSpan } from './detect-data.ts'

/** Where a text of several lines is, and how it is set. */
export interface BlockPlace {
  readonly left: number
  readonly right: number
  /** Top of its first line. */
  readonly top: number
  readonly font: Font
  /** From one baseline to the next, in shares of the size. */
  readonly leading: number
  readonly color: string
  readonly role: TextRun['role']
  readonly alignment?: TextRun['alignment']
  readonly maxLines: number
  readonly linkColor?: string
  readonly spans?: readonly DetectedSpan[]
}

export interface TextBlock {
  readonly texts: readonly TextRun[]
  /** Height of all its lines. */
  readonly height: number
  readonly isCut: boolean
}

/** Share of a line's height that is above its baseline. */
const ABOVE_BASELINE = 0.78

/** Sets a text in lines; the last that there is room for ends in an ellipsis when more would follow. */
export function layoutBlock(source: string, place: BlockPlace): TextBlock {
  const text = plainText(source)
  const { left, right, top, font, leading, maxLines, spans = [] } = place
  const lines = wrapText(text, font, right - left, maxLines + 1)
  const isCut = lines.length > maxLines
  const lineHeight = font.size * leading
  const texts = lines.slice(0, maxLines).flatMap((line, index) => {
    const baseline = top + lineHeight * (index + ABOVE_BASELINE)
    if (isCut && index === maxLines - 1) {
      const rest = text.slice(line.start).replaceAll('\n', ' ')
      return setLine(`${rest.slice(0, line.end - line.start + 80)}…`, undefined, baseline, place)
    }
    const parts = splitAt(line.start, line.end, spans)
    return parts.length === 1
      ? setLine(text.slice(line.start, line.end), parts[0]?.kind, baseline, place)
      : setParts(
          parts.map(({ start, end, kind }) => ({ text: text.slice(start, end), kind })),
          baseline,
          place,
        )
  })
  return { texts, height: Math.min(lines.length, maxLines) * lineHeight, isCut }
}

type Kind = DetectedSpan['kind'] | undefined

function setLine(text: string, kind: Kind, baseline: number, place: BlockPlace): readonly TextRun[] {
  const { left, right, alignment = isRightToLeft(text) ? 'right' : 'left' } = place
  return setAt(text, kind, baseline, alignment, left, right, place)
}

/** Links within a line are texts of their own, one after the other in the direction of the line. */
function setParts(
  parts: readonly { readonly text: string; readonly kind: Kind }[],
  baseline: number,
  place: BlockPlace,
): readonly TextRun[] {
  const isReversed = isRightToLeft(parts.map(({ text }) => text).join(''))
  const widths = parts.map(({ text }) => measureText(text, place.font))
  const total = widths.reduce((sum, width) => sum + width, 0)
  const { left, right, alignment = isReversed ? 'right' : 'left' } = place
  const free = Math.max(0, right - left - total)
  let at = left + { left: 0, center: free / 2, right: free }[alignment] + (isReversed ? total : 0)
  return parts.flatMap(({ text, kind }, index) => {
    const width = widths[index] ?? 0
    const start = isReversed ? at - width : at
    at += isReversed ? -width : width
    // Spaces at the ends of a text are not drawn, and what is left would be stretched over their room.
    const shown = text.trim()
    const before = isReversed ? text.slice(text.trimEnd().length) : text.slice(0, text.length - text.trimStart().length)
    const from = start + measureText(before, place.font)
    return setAt(shown, kind, baseline, 'left', from, from + measureText(shown, place.font), place)
  })
}

function setAt(
  text: string,
  kind: Kind,
  baseline: number,
  alignment: TextRun['alignment'],
  left: number,
  right: number,
  { font, color, linkColor, role }: BlockPlace,
): readonly TextRun[] {
  const isLink = kind !== undefined
  const line = { text, role, font, color: isLink ? (linkColor ?? color) : color, baseline, alignment } as const
  return placeLine(line, left, right).map(run => (isLink ? { ...run, detected: kind } : run))
}

function splitAt(start: number, end: number, spans: readonly DetectedSpan[]) {
  const parts: { readonly start: number; readonly end: number; readonly kind: Kind }[] = []
  let at = start
  for (const span of spans) {
    if (span.end <= at || span.start >= end) continue
    const from = Math.max(span.start, at)
    const to = Math.min(span.end, end)
    if (from > at) parts.push({ start: at, end: from, kind: undefined })
    parts.push({ start: from, end: to, kind: span.kind })
    at = to
  }
  if (at < end) parts.push({ start: at, end, kind: undefined })
  return parts
}
