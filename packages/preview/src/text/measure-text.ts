import { CHARACTERS, WIDTHS } from './inter-widths.ts'

/** Classes of weight of the system font. */
export type FontWeight = keyof typeof WIDTHS

/** A font as far as it decides over the width of a text. */
export interface Font {
  /** Points. */
  readonly size: number
  readonly weight: FontWeight
}

// Advances in shares of the size, for writing systems the table leaves out. Measured on fonts that Apple's devices draw them with,
// they differ within each class by more than a preview could show.
const WIDE = 1
const EMOJI = 1.25
const ARABIC = 0.52
const HEBREW = 0.56
const THAI = 0.56
const INDIC = 0.62
const OTHER = 0.62

const IS_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const HAS_NO_WIDTH = /^[\p{Mark}\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}]$/u
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u,
    WIDE,
  ],
  [/[\p{Script=Arabic}\p{Script=Syriac}]/u, ARABIC],
  [/\p{Script=Hebrew}/u, HEBREW],
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u, THAI],
  [
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}]/u,
    INDIC,
  ],
]

const ONLY_SPACED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

const tables = new Map<FontWeight, ReadonlyMap<string, number>>()

/**
 * Width of a line of text in points: what Inter takes, drawn together or apart as far as the system font of Apple's devices is
 * narrower or wider at that size.
 *
 * @see geometry section 14, by whose widths it is calibrated: the text cut below 20 points, the display cut from there on
 */
export function measureText(text: string, font: Font): number {
  const table = tableOf(font.weight)
  const tracking = trackingOf(font)
  let width = 0
  for (const grapheme of graphemesOf(text)) width += graphemeWidth(grapheme, table, tracking)
  return Math.max(0, width) * font.size
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const IS_ASCII = /^[\u0000-\u007f]*$/

/** What a reader takes for one character each: a text is cut between them only. */
export function graphemesOf(text: string): readonly string[] {
  return IS_ASCII.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function graphemeWidth(grapheme: string, table: ReadonlyMap<string, number>, tracking: number): number {
  const known = table.get(grapheme)
  if (known !== undefined) return known + tracking
  if (IS_EMOJI.test(grapheme) && !/^[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199]$/.test(grapheme)) return EMOJI
  let width = 0
  // Hangul would fall apart into its letters.
  const parts = CLASSES[0]?.[0].test(grapheme) ? grapheme : grapheme.normalize('NFD')
  for (const character of parts) width += characterWidth(character, table, tracking)
  return width
}

function characterWidth(character: string, table: ReadonlyMap<string, number>, tracking: number): number {
  const known = table.get(character)
  if (known !== undefined) return known + tracking
  if (HAS_NO_WIDTH.test(character)) return 0
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER
}

/**
 * What the letters of Inter are moved together or apart by, in points, to take the room of the system font. Nothing for writing
 * systems whose letters join, or have no widths of their own here.
 */
export function letterSpacing(text: string, font: Font): number {
  return ONLY_SPACED.test(text) ? trackingOf(font) * font.size : 0
}

/** Per letter, in shares of the size. */
function trackingOf({ size, weight }: Font): number {
  if (size >= 20) return weight === 'light' ? -0.068 : -0.055
  if (size >= 14) return -0.02
  return size > 11 ? 0.018 - ((size - 11) / 3) * 0.038 : 0.018
}

function tableOf(weight: FontWeight): ReadonlyMap<string, number> {
  const made = tables.get(weight)
  if (made) return made
  const digits = WIDTHS[weight]
  const table = new Map(
    [...CHARACTERS].map((character, index) => [
      character,
      Number.parseInt(digits.slice(index * 2, index * 2 + 2), 36) / 1000,
    ]),
  )
  tables.set(weight, table)
  return table
}
