import { formatPass } from '../document/pass-document.ts'
import { stepsOf } from '../document/pointer.ts'
import { rangeOf, readJson } from '../document/read-json.ts'
import type { ReportedFinding } from './report.ts'

/** A line of a text, with what was found in it. */
export interface TextLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly marks: readonly ReportedFinding[]
}

/** Lines that are left out, because nothing was found in them. */
interface Gap {
  readonly from: number
  readonly count: number
}

export interface MarkedText {
  readonly lines: readonly TextLine[]
  /** Line breaks are not those of the file: it has hardly any. */
  readonly isReflowed: boolean
}

/** A line that nobody reads to its end. */
const LONG_LINE = 300

/** `pass.json` line by line, each with its findings. What was written as one long line is broken into many first. */
export function markLines(source: string, findings: readonly ReportedFinding[]): MarkedText {
  const own = findings.filter(({ file = 'pass.json', line }) => file === 'pass.json' && line !== undefined)
  const isLong = source.split('\n').some(line => line.length > LONG_LINE)
  const reading = isLong ? readJson(source) : undefined
  if (!reading?.ok) return { lines: linesOf(source, own, ({ line = 1 }) => line), isReflowed: false }
  const text = formatPass(reading.value)
  const formatted = readJson(text)
  const lineOf = ({ pointer = '' }: ReportedFinding) =>
    formatted.ok ? text.slice(0, rangeOf(formatted.root, pointer).from).split('\n').length : 1
  return { lines: linesOf(text, own, lineOf), isReflowed: true }
}

function linesOf(
  text: string,
  findings: readonly ReportedFinding[],
  lineOf: (finding: ReportedFinding) => number,
): readonly TextLine[] {
  const marks = Map.groupBy(findings, lineOf)
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line, marks: marks.get(index + 1) ?? [] }))
}

/** Lines that are shown around each marked one, and at the beginning. */
const AROUND = 6
const FIRST = 24
/** Less is not worth to be left out. */
const MIN_GAP = 8
/** So much is read at a glance, and shown whole. */
const SHORT = 120

/** What is shown of a text: its beginning, what is near to a mark, and gaps in the place of all else. */
export function foldLines(lines: readonly TextLine[], isOpen: (gap: Gap) => boolean): readonly (Gap | TextLine)[] {
  if (lines.length <= SHORT) return lines
  const shown = lines.map(({ number }) => number <= FIRST)
  for (const { marks, number } of lines) {
    if (marks.length === 0) continue
    shown.fill(true, Math.max(0, number - 1 - AROUND), number + AROUND)
  }
  const folded: (Gap | TextLine)[] = []
  for (let at = 0; at < lines.length; ) {
    const next = shown.indexOf(true, at)
    const end = next < 0 ? lines.length : next
    const gap = { from: at + 1, count: end - at }
    if (gap.count >= MIN_GAP && !isOpen(gap)) folded.push(gap)
    else folded.push(...lines.slice(at, end))
    if (next < 0) break
    const hidden = shown.indexOf(false, next)
    at = hidden < 0 ? lines.length : hidden
    folded.push(...lines.slice(next, at))
  }
  return folded
}

/** As it is drawn: a line that goes on and on is cut, and says so. */
export function shortenLine(text: string): { readonly text: string; readonly cut: number } {
  return text.length > 2 * LONG_LINE
    ? { text: text.slice(0, LONG_LINE), cut: text.length - LONG_LINE }
    : { text, cut: 0 }
}

/** The name of a place as people read it: `storeCard › headerFields › 1`. */
export function readablePlace(pointer: string): string {
  return stepsOf(pointer)
    .map(step => (/^\d+$/.test(step) ? String(Number(step) + 1) : step))
    .join(' › ')
}
