import { formatColor, parseColor, type Rgb } from '@billfold/pkpass/display'

/** `#rrggbb`, as browsers want it. */
export function toHex({ red, green, blue }: Rgb): string {
  return `#${[red, green, blue].map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

/** `rgb(r, g, b)`, as Wallet wants it. */
export function toRgbText(color: string): string {
  return formatColor(parseColor(color))
}

/** Contrast of two colours from 1 to 21 (WCAG 2.2). */
export function contrastOf(first: Rgb, second: Rgb): number {
  const [lighter, darker] = [luminanceOf(first), luminanceOf(second)].toSorted((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminanceOf({ red, green, blue }: Rgb): number {
  const [r, g, b] = [red, green, blue].map(channel => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}
