import type { Rgb } from '../../colors/parse-color.ts'

/**
 * Contrast of two colours, from 1 for the same to 21 for black on white.
 *
 * @see WCAG 2.2, definition of contrast ratio
 */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [a, b] = [relativeLuminance(one), relativeLuminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** A contrast as people write it, cut and not rounded: what is too low must not read as if it were enough. */
export function formatRatio(ratio: number): string {
  return `${Math.floor(ratio * 10) / 10}:1`
}

/** @see WCAG 2.2, definition of relative luminance */
function relativeLuminance({ red, green, blue }: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(component: number): number {
  const share = component / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
