import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Font, letterSpacing, measureText } from '../text/measure-text.ts'

/** A font that draws a writing system. */
interface ScriptFont {
  /** For people: which texts it is for. */
  readonly script: string
  readonly pattern: RegExp
  readonly family: string
  readonly package: string
  /** Path in the package. */
  readonly file: string
}

/** Letters that are missing from every font that is there, and where one that has them would come from. */
export interface MissingFont {
  readonly script: string
  /** On npm. */
  readonly package: string
}

const WEIGHTS = [
  ['light', 300],
  ['regular', 400],
  ['medium', 500],
  ['semibold', 600],
  ['bold', 700],
] as const
const SCOPE = '@expo-google-fonts'
const INTER = {
  300: '300Light/Inter_300Light.ttf',
  400: '400Regular/Inter_400Regular.ttf',
  500: '500Medium/Inter_500Medium.ttf',
  600: '600SemiBold/Inter_600SemiBold.ttf',
  700: '700Bold/Inter_700Bold.ttf',
} as const

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
/** Symbols that are text unless a picture is asked for, and that Inter has. */
const NO_EMOJI = /^[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199]$/
const NO_LETTERS = /^[\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]*$/u

/** In one weight each: they stand in for fonts of the system, which have more. The first five come with this package. */
const SCRIPT_FONTS: readonly ScriptFont[] = [
  {
    script: 'Emoji',
    pattern: EMOJI,
    family: 'Noto Emoji',
    package: `${SCOPE}/noto-emoji`,
    file: '400Regular/NotoEmoji_400Regular.ttf',
  },
  noto('Arabic', /\p{Script=Arabic}/u, 'arabic'),
  noto('Hebrew', /\p{Script=Hebrew}/u, 'hebrew'),
  noto('Thai', /\p{Script=Thai}/u, 'thai'),
  noto('Devanagari', /\p{Script=Devanagari}/u, 'devanagari'),
  noto('Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uffef]/u, 'jp', 'JP'),
  noto('Korean', /\p{Script=Hangul}/u, 'kr', 'KR'),
  // Chinese characters, in the form of whichever font is there.
  noto('Chinese', /\p{Script=Han}/u, 'sc', 'SC'),
  noto('Chinese', /\p{Script=Han}/u, 'tc', 'TC'),
  noto('Chinese', /\p{Script=Han}/u, 'jp', 'JP'),
  noto('Bengali', /\p{Script=Bengali}/u, 'bengali'),
  noto('Tamil', /\p{Script=Tamil}/u, 'tamil'),
  noto('Telugu', /\p{Script=Telugu}/u, 'telugu'),
  noto('Gujarati', /\p{Script=Gujarati}/u, 'gujarati'),
  noto('Gurmukhi', /\p{Script=Gurmukhi}/u, 'gurmukhi'),
  noto('Kannada', /\p{Script=Kannada}/u, 'kannada'),
  noto('Malayalam', /\p{Script=Malayalam}/u, 'malayalam'),
  noto('Sinhala', /\p{Script=Sinhala}/u, 'sinhala'),
  noto('Khmer', /\p{Script=Khmer}/u, 'khmer'),
  noto('Lao', /\p{Script=Lao}/u, 'lao'),
  noto('Myanmar', /\p{Script=Myanmar}/u, 'myanmar'),
  noto('Georgian', /\p{Script=Georgian}/u, 'georgian'),
  noto('Armenian', /\p{Script=Armenian}/u, 'armenian'),
  noto('Ethiopic', /\p{Script=Ethiopic}/u, 'ethiopic'),
]

function noto(script: string, pattern: RegExp, slug: string, name = script): ScriptFont {
  return {
    script,
    pattern,
    family: `Noto Sans ${name}`,
    package: `${SCOPE}/noto-sans-${slug}`,
    file: `400Regular/NotoSans${name}_400Regular.ttf`,
  }
}

/** Fonts for what stands in a picture, and the picture with each text in the fonts that have it. */
export interface FontChoice {
  readonly svg: string
  readonly fonts: readonly Uint8Array[]
  readonly missing: readonly MissingFont[]
}

// A text of this package's SVG: nothing in an attribute is a bracket, and nothing in a text an element.
const TEXT = /<text\b([^<>]*)>([^<]*)<\/text>/g
const PLACE = / (?:x|text-anchor|direction|textLength|lengthAdjust|letter-spacing)="[^"]*"/g
const STRETCH = / (?:textLength|lengthAdjust)="[^"]*"/g

/**
 * Chooses fonts for the texts of a picture, part by part.
 *
 * Left to the drawing library, one letter that no font has would take the letters after it along, and joined emoji would fall apart.
 * Nor does it stretch texts that are tracked, or have parts, to the width they say: each part becomes a text with a place of its own.
 */
export function chooseFonts(svg: string): FontChoice {
  const used = new Map<string, Uint8Array>()
  const missing = new Map<string, MissingFont>()
  for (const weight of weightsIn(svg)) {
    const bytes = readFont(`${SCOPE}/inter`, INTER[weight])
    if (bytes) used.set(`Inter ${weight}`, bytes)
  }
  const withFonts = svg.replaceAll(TEXT, (_whole, attributes: string, text: string) => {
    if (NO_LETTERS.test(text) && !EMOJI.test(text)) return `<text${attributes.replaceAll(STRETCH, '')}>${text}</text>`
    return setParts(attributes, text, used, missing)
  })
  return { svg: withFonts, fonts: [...used.values()], missing: [...missing.values()] }
}

interface TextPart {
  readonly text: string
  readonly candidates: readonly ScriptFont[]
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Between two letters of one script, these are drawn with its font. */
const BETWEEN = /^[\s.,:;!?()'’-]$/

/** Runs of graphemes for which the same fonts come into question. */
function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  for (const { segment } of segmenter.segment(text)) {
    const candidates = NO_EMOJI.test(segment) ? [] : SCRIPT_FONTS.filter(({ pattern }) => pattern.test(segment))
    const [last, before] = [parts.at(-1), parts.at(-2)]
    if (last && isSame(last.candidates, candidates)) {
      parts.splice(-1, 1, { text: last.text + segment, candidates })
    } else if (before && last && isSame(before.candidates, candidates) && BETWEEN.test(last.text)) {
      parts.splice(-2, 2, { text: before.text + last.text + segment, candidates })
    } else parts.push({ text: segment, candidates })
  }
  return parts
}

function isSame(first: readonly ScriptFont[], second: readonly ScriptFont[]): boolean {
  return first.length === second.length && first.every((font, index) => font === second[index])
}

/** Parts beside each other, in the direction of the text. */
function setParts(
  attributes: string,
  text: string,
  used: Map<string, Uint8Array>,
  missing: Map<string, MissingFont>,
): string {
  const font = fontOf(attributes)
  const parts = partsOf(text).map(part => ({ ...part, width: measureText(part.text, font) }))
  const total = parts.reduce((sum, { width }) => sum + width, 0)
  const isReversed = attributes.includes(' direction="rtl"')
  const common = attributes.replaceAll(PLACE, '')
  let at = leftOf(attributes, total)
  return (isReversed ? parts.toReversed() : parts)
    .map(part => {
      const spaces = isReversed ? part.text.trimEnd().length : 0
      const before = isReversed ? part.text.slice(spaces) : (/^\s*/.exec(part.text)?.[0] ?? '')
      const shown = part.text.trim()
      const x = at + measureText(before, font)
      at += part.width
      const set = shown === '' ? '' : fontAttributes({ ...part, text: shown }, font, used, missing)
      return shown === '' ? '' : `<text x="${x}"${common}${set}>${shown}</text>`
    })
    .join('')
}

function leftOf(attributes: string, width: number): number {
  const x = Number(/ x="([^"]*)"/.exec(attributes)?.[1] ?? 0)
  if (attributes.includes(' text-anchor="middle"')) return x - width / 2
  return attributes.includes(' text-anchor="end"') ? x - width : x
}

function fontOf(attributes: string): Font {
  const size = Number(/ font-size="([\d.]+)"/.exec(attributes)?.[1] ?? 16)
  const number = / font-weight="(\d+)"/.exec(attributes)?.[1]
  return { size, weight: WEIGHTS.find(([, value]) => String(value) === number)?.[0] ?? 'regular' }
}

function fontAttributes(
  { text, candidates }: TextPart,
  font: Font,
  used: Map<string, Uint8Array>,
  missing: Map<string, MissingFont>,
): string {
  const [first] = candidates
  if (!first) return ` letter-spacing="${letterSpacing(text, font)}"`
  const stretch = ` textLength="${measureText(text, font)}" lengthAdjust="spacingAndGlyphs"`
  for (const { family, package: from, file } of candidates) {
    const bytes = readFont(from, file)
    if (!bytes) continue
    used.set(family, bytes)
    return ` font-family="${family}"${stretch}`
  }
  missing.set(first.script, { script: first.script, package: first.package })
  return stretch
}

/** The regular weight always: texts without one are drawn in it. */
function weightsIn(svg: string): readonly (keyof typeof INTER)[] {
  return ([300, 400, 500, 600, 700] as const).filter(
    weight => weight === 400 || svg.includes(`font-weight="${weight}"`),
  )
}

const require = createRequire(import.meta.url)
const read = new Map<string, Uint8Array | undefined>()

/** Nothing for a package that is not installed. */
function readFont(from: string, file: string): Uint8Array | undefined {
  const name = `${from}/${file}`
  if (!read.has(name)) read.set(name, findFont(name))
  return read.get(name)
}

function findFont(name: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(require.resolve(name)))
  } catch {
    return undefined
  }
}
