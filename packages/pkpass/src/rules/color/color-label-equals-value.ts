import { formatColor } from '../../colors/parse-color.ts'
import { passRule } from '../rule.ts'
import { readColor } from './read-color.ts'

export const colorLabelEqualsValue = passRule({
  id: 'color-label-equals-value',
  severity: 'info',
  effect: 'altered',
  condition: 'labelColor equals foregroundColor',
  onThePhone: 'Labels and values blend',
  fix: 'Tint the label',
  source: 'AN',
  check({ pass: { foregroundColor, labelColor } }, report) {
    if (foregroundColor === undefined || labelColor === undefined) return
    const foreground = readColor(foregroundColor)
    const label = readColor(labelColor)
    if (!foreground || !label || formatColor(foreground) !== formatColor(label)) return
    report(`labelColor and foregroundColor are both ${formatColor(label)}`, ['labelColor'])
  },
})
