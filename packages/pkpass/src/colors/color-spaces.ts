import type { Rgb } from './parse-color.ts'

/**
 * A colour by hue in degrees, saturation and lightness from 0 to 1.
 *
 * @see CSS Color Module Level 4, section 7.1
 */
export function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const value = (offset: number) => {
    const k = (offset + hue / 30) % 12
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return { red: value(0), green: value(8), blue: value(4) }
}

/**
 * A colour by hue in degrees, whiteness and blackness from 0 to 1.
 *
 * @see CSS Color Module Level 4, section 8.1
 */
export function fromHwb(hue: number, white: number, black: number): Rgb {
  const sum = white + black
  if (sum >= 1) {
    const gray = Math.round((white / sum) * 255)
    return { red: gray, green: gray, blue: gray }
  }
  const value = (offset: number) => {
    const k = (offset + hue / 30) % 12
    const pure = 0.5 - 0.5 * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(255 * (pure * (1 - sum) + white))
  }
  return { red: value(0), green: value(8), blue: value(4) }
}
