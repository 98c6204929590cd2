import { parseColor, type Rgb } from '../../colors/parse-color.ts'

/** How a colour is written: as documented, with a number that cannot be, in hexadecimal digits, or otherwise. */
export type ColorForm = 'rgb' | 'out-of-range' | 'hexadecimal' | 'other'

/** The longest colour anybody writes has less than half of it; a longer text is not looked into. */
const MAX_CHARACTERS = 128
const NUMBER = String.raw`\s*(-?(?:\d+(?:\.\d+)?|\.\d+))\s*`
const RGB = new RegExp(String.raw`^\s*rgb\s*\(${NUMBER},${NUMBER},${NUMBER}\)\s*$`, 'i')
const HEXADECIMAL = /^#(?:[\da-f]{3}|[\da-f]{6})$/i
const WHOLE = /^\d+$/

export function colorForm(text: string): ColorForm {
  if (text.length > MAX_CHARACTERS) return 'other'
  if (HEXADECIMAL.test(text)) return 'hexadecimal'
  const components = rgbComponents(text)
  if (!components) return 'other'
  return components.every(part => WHOLE.test(part) && Number(part) <= 255) ? 'rgb' : 'out-of-range'
}

/** The three numbers of `rgb(…)`, as they are written. */
export function rgbComponents(text: string): readonly [string, string, string] | undefined {
  if (text.length > MAX_CHARACTERS) return undefined
  const [, red, green, blue] = RGB.exec(text) ?? []
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue]
}

/** A colour in one of the forms that Apple's tools read; none otherwise. */
export function readColor(text: string | undefined): Rgb | undefined {
  if (text === undefined) return undefined
  const form = colorForm(text)
  if (form === 'hexadecimal') return parseColor(text)
  const components = form === 'rgb' ? rgbComponents(text) : undefined
  if (!components) return undefined
  const [red, green, blue] = components
  return { red: Number(red), green: Number(green), blue: Number(blue) }
}

/** A colour in any form that names one without doubt, hexadecimal digits without their `#` included. */
export function guessColor(text: string): Rgb | undefined {
  const color = text.trim()
  try {
    return parseColor(/^[\da-f]{6}$/i.test(color) ? `#${color}` : color)
  } catch {
    return undefined
  }
}
