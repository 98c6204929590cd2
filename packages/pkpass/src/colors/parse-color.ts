import { ColorError } from './color-error.ts'
import { fromHsl, fromHwb } from './color-spaces.ts'
import { NAMED_COLORS } from './named-colors.ts'

/** A colour of a pass: integers from 0 to 255, always opaque. */
export interface Rgb {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** The longest form that makes sense, `hsl(…)` with decimals, has less than half of it. */
const MAX_CHARACTERS = 128
const FORMS = 'rgb(60, 30, 20), #3c1e14, hsl(15, 50%, 16%) or a name such as teal'
const DEGREES_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
}

/**
 * Reads a colour in any of the forms of CSS that name an opaque sRGB colour.
 *
 * Read are `rgb()` and `rgba()`, `hsl()` and `hsla()`, and `hwb()`, with commas or spaces, numbers or percentages; `#RGB`,
 * `#RGBA`, `#RRGGBB` and `#RRGGBBAA`; and the 148 names. Case and surrounding space are free. An opacity may be written as
 * long as it is full. What Wallet takes is only `rgb()`: write the result with {@link formatColor}.
 *
 * @throws ColorError ERR_COLOR_SYNTAX, ERR_COLOR_RANGE, ERR_COLOR_ALPHA
 * @see pass-json section 0; CSS Color Module Level 4, sections 4 to 8
 */
export function parseColor(text: string): Rgb {
  const color = text.length > MAX_CHARACTERS ? '' : text.trim().toLowerCase()
  if (color === 'transparent') throw notOpaque(text)
  const named = NAMED_COLORS.get(color)
  if (named !== undefined) return parseHex(named, text)
  if (color.startsWith('#')) return parseHex(color.slice(1), text)
  const [, name = '', body = ''] = /^(rgba?|hsla?|hwb)\(([^()]*)\)$/.exec(color) ?? []
  const [first, second, third] = components(body, name === 'hwb', text)
  if (name.startsWith('rgb')) {
    if (new Set([first, second, third].map(part => part.endsWith('%'))).size > 1) throw unreadable(text)
    return { red: channel(first, text), green: channel(second, text), blue: channel(third, text) }
  }
  const hue = degrees(first, text)
  return name === 'hwb'
    ? fromHwb(hue, percentage(second, text), percentage(third, text))
    : fromHsl(hue, percentage(second, text), percentage(third, text))
}

/**
 * Writes a colour as `rgb(r, g, b)`, the one form that Apple documents for passes.
 *
 * @throws TypeError for components that are not integers from 0 to 255.
 */
export function formatColor({ red, green, blue }: Rgb): string {
  for (const value of [red, green, blue]) {
    if (!Number.isInteger(value) || value < 0 || value > 255) {
      throw new TypeError(`Expected integers from 0 to 255, found ${red}, ${green}, ${blue}`)
    }
  }
  return `rgb(${red}, ${green}, ${blue})`
}

function parseHex(digits: string, text: string): Rgb {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) throw unreadable(text)
  const long = digits.length <= 4 ? [...digits].map(digit => digit + digit).join('') : digits
  if (long.length === 8 && !long.endsWith('ff')) throw notOpaque(text)
  const value = (at: number) => Number.parseInt(long.slice(at, at + 2), 16)
  return { red: value(0), green: value(2), blue: value(4) }
}

/** Three components, after the opacity, if there is one, has been found to be full. Commas everywhere or nowhere. */
function components(body: string, spacesOnly: boolean, text: string): [string, string, string] {
  const hasCommas = !spacesOnly && body.includes(',')
  const [colors = '', opacity, ...rest] = hasCommas ? splitOpacity(body) : body.split('/')
  const parts = hasCommas ? colors.split(',').map(part => part.trim()) : colors.trim().split(/\s+/)
  const [first = '', second = '', third = '', ...surplus] = parts
  if (third === '' || surplus.length > 0 || rest.length > 0) throw unreadable(text)
  if (opacity !== undefined && unit(opacity.trim(), 1, text) < 1) throw notOpaque(text)
  return [first, second, third]
}

function splitOpacity(body: string): string[] {
  const parts = body.split(',')
  return parts.length === 4 ? [parts.slice(0, 3).join(','), parts[3] ?? ''] : [body]
}

function channel(part: string, text: string): number {
  return Math.round(unit(part, 255, text) * 255)
}

/** Saturation, lightness, whiteness, blackness: since Level 4 the sign is optional. */
function percentage(part: string, text: string): number {
  return unit(part, 100, text)
}

/** A percentage, or a number of which `full` is the most, as a share from 0 to 1. */
function unit(part: string, full: number, text: string): number {
  const isPercentage = part.endsWith('%')
  const share = number(isPercentage ? part.slice(0, -1) : part, text) / (isPercentage ? 100 : full)
  if (share >= 0 && share <= 1) return share
  throw new ColorError(
    'ERR_COLOR_RANGE',
    `Expected components from 0 to 255 or 0% to 100%, found ${part.slice(0, 20)} in ${quote(text)}. Correct the number`,
  )
}

function degrees(part: string, text: string): number {
  const [, digits = '', unitName = ''] = /^([^a-df-z%]*)(deg|grad|rad|turn|)$/.exec(part) ?? []
  const value = number(digits, text) * (DEGREES_PER_UNIT[unitName] ?? Number.NaN)
  return ((value % 360) + 360) % 360
}

function number(part: string, text: string): number {
  if (!/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/.test(part)) throw unreadable(text)
  return Number(part)
}

function unreadable(text: string): ColorError {
  return new ColorError('ERR_COLOR_SYNTAX', `Expected a colour, found ${quote(text)}. Write it as ${FORMS}`)
}

function notOpaque(text: string): ColorError {
  return new ColorError(
    'ERR_COLOR_ALPHA',
    `Expected an opaque colour, found ${quote(text)}. Passes have no transparency: mix the colour with what lies behind it`,
  )
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
