import { cutToWidth, ELLIPSIS } from '../text/fit-text.ts'
import { type Font, letterSpacing, measureText } from '../text/measure-text.ts'
import type { TextRun, Visibility } from './pass-layout.ts'

/** A text that waits for its place. */
export interface Line {
  readonly text: string
  readonly role: TextRun['role']
  readonly font: Font
  readonly color: string
  readonly baseline: number
  readonly alignment: TextRun['alignment']
  /** The font is smaller than it would be for a shorter text. */
  readonly isShrunk?: boolean
}

/** Puts a line between two edges, and cuts what does not fit there. Nothing for an empty text, and where there is no room at all. */
export function placeLine(line: Line, left: number, right: number): readonly TextRun[] {
  const { text, role, font, color, baseline, alignment, isShrunk = false } = line
  const available = Math.max(0, right - left)
  const fitted = cutToWidth(text, font, available)
  if (fitted.text.trim() === '' || (fitted.isCut && available < measureText(ELLIPSIS, font))) return []
  const free = available - fitted.width
  const state: Visibility = fitted.isCut ? 'cut' : isShrunk ? 'shrunk' : 'shown'
  return [
    {
      text: fitted.text,
      role,
      x: left + { left: 0, center: free / 2, right: free }[alignment],
      baseline,
      width: fitted.width,
      alignment,
      size: font.size,
      weight: font.weight,
      letterSpacing: letterSpacing(fitted.text, font),
      color,
      state,
    },
  ]
}

const ORDER = ['shown', 'shrunk', 'cut', 'hidden'] as const satisfies readonly Visibility[]

/** The worst that happened to any of some texts. */
export function worstState(runs: readonly TextRun[]): Visibility {
  return ORDER.findLast(state => runs.some(run => run.state === state)) ?? 'shown'
}

/** Width of a text in a font, an empty one's included. */
export function widthOf(text: string, font: Font): number {
  return measureText(text, font)
}

const RIGHT_TO_LEFT =
  /^[^\p{Letter}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether the first letter of a text belongs to a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}
