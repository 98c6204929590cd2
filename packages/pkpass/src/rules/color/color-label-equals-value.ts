import { passRule } from '../rule.ts'

export const colorLabelEqualsValue = passRule({
  id: 'color-label-equals-value',
  severity: 'info',
  effect: 'altered',
  condition: 'labelColor equals foregroundColor',
  onThePhone: 'Labels and values blend',
  fix: 'Tint the label',
  source: 'AN',
})
