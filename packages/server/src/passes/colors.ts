import { formatColor, parseColor, type Rgb } from '@billfold/pkpass'
import type { PassRequest } from './pass-request.ts'

/** The three colours of a pass, as hex. */
export interface PassColors {
  readonly background: string
  readonly foreground: string
  readonly label: string
}

/** Each with values at 7:1 contrast or more and labels tinted towards the background, never equal to the values. */
const PRESETS: Readonly<Record<NonNullable<PassRequest['colorPreset']>, PassColors>> = {
  dark: { background: '#111827', foreground: '#ffffff', label: '#9ca3af' },
  blue: { background: '#1e40af', foreground: '#ffffff', label: '#bfdbfe' },
  green: { background: '#166534', foreground: '#ffffff', label: '#bbf7d0' },
  red: { background: '#991b1b', foreground: '#ffffff', label: '#fecaca' },
  purple: { background: '#6b21a8', foreground: '#ffffff', label: '#e9d5ff' },
  orange: { background: '#9a3412', foreground: '#ffffff', label: '#fed7aa' },
}

/** How much of the background goes into a derived label colour; halved until the label reads well. */
const LABEL_TINT = 0.4
/** WCAG 2.2 contrast for text of normal size; labels need 3:1 by the rule `color-contrast-label`. */
const MIN_LABEL_CONTRAST = 4.5

/** The colours a request asks for: its own background with text derived from it, or a preset, `dark` unless told. */
export function colorsOf({ color, colorPreset = 'dark' }: Pick<PassRequest, 'color' | 'colorPreset'>): PassColors {
  return color === undefined ? PRESETS[colorPreset] : deriveColors(color)
}

/** `rgb(r, g, b)`, the one form Apple documents. */
export function formatRgb(hex: string): string {
  return formatColor(parseColor(hex))
}

function deriveColors(hex: string): PassColors {
  const background = parseColor(hex)
  const white = { red: 255, green: 255, blue: 255 }
  const black = { red: 0, green: 0, blue: 0 }
  const foreground = contrast(white, background) >= contrast(black, background) ? white : black
  let label = foreground
  for (let tint = LABEL_TINT; tint > 0.02; tint /= 2) {
    label = mix(foreground, background, tint)
    if (contrast(label, background) >= MIN_LABEL_CONTRAST) break
  }
  return { background: formatHex(background), foreground: formatHex(foreground), label: formatHex(label) }
}

function formatHex({ red, green, blue }: Rgb): string {
  return `#${[red, green, blue].map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

function mix(a: Rgb, b: Rgb, shareOfB: number): Rgb {
  const channel = (from: number, to: number) => Math.round(from + (to - from) * shareOfB)
  return { red: channel(a.red, b.red), green: channel(a.green, b.green), blue: channel(a.blue, b.blue) }
}

/** @see WCAG 2.2, contrast ratio */
function contrast(a: Rgb, b: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** @see WCAG 2.2, relative luminance */
function luminance({ red, green, blue }: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
