import { passRule } from '../rule.ts'
import { drawsBackgroundColor } from './background-image.ts'
import { contrastRatio, formatRatio } from './contrast.ts'
import { readColor } from './read-color.ts'

const MIN_RATIO = 3

export const colorContrastLabel = passRule({
  id: 'color-contrast-label',
  severity: 'warning',
  effect: 'altered',
  condition: 'Contrast of labelColor on backgroundColor below 3:1',
  onThePhone: 'Labels unreadable',
  fix: 'Raise the contrast, or leave labelColor out and let Wallet choose',
  source: 'AN, HIG',
  check(context, report) {
    const { backgroundColor, labelColor } = context.pass
    if (backgroundColor === undefined || labelColor === undefined) return
    const background = readColor(backgroundColor)
    const label = readColor(labelColor)
    if (!background || !label) return
    const ratio = contrastRatio(label, background)
    if (ratio >= MIN_RATIO || !drawsBackgroundColor(context)) return
    report(`labelColor on backgroundColor has a contrast of ${formatRatio(ratio)}; 3:1 is the least`, ['labelColor'])
  },
})
