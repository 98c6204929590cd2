import { passRule } from '../rule.ts'
import { drawsBackgroundColor } from './background-image.ts'
import { contrastRatio, formatRatio } from './contrast.ts'
import { readColor } from './read-color.ts'

const MIN_RATIO = 4.5
const HARD_TO_READ_RATIO = 3

export const colorContrastValue = passRule({
  id: 'color-contrast-value',
  severity: 'warning',
  effect: 'altered',
  condition: 'Contrast of foregroundColor on backgroundColor below 4.5:1 (below 3:1: certainly)',
  onThePhone: 'Wallet may change the colours; text hard to read',
  fix: 'Raise the contrast, or leave both out and let Wallet choose',
  source: 'AN, HIG',
  check(context, report) {
    const { backgroundColor, foregroundColor } = context.pass
    if (backgroundColor === undefined || foregroundColor === undefined) return
    const background = readColor(backgroundColor)
    const foreground = readColor(foregroundColor)
    if (!background || !foreground) return
    const ratio = contrastRatio(foreground, background)
    if (ratio >= MIN_RATIO || !drawsBackgroundColor(context)) return
    const verdict = ratio < HARD_TO_READ_RATIO ? 'which nobody reads with ease' : '4.5:1 is the least'
    report(`foregroundColor on backgroundColor has a contrast of ${formatRatio(ratio)}; ${verdict}`, [
      'foregroundColor',
    ])
  },
})
