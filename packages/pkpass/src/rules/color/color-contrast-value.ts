import { passRule } from '../rule.ts'

export const colorContrastValue = passRule({
  id: 'color-contrast-value',
  severity: 'warning',
  effect: 'altered',
  condition: 'Contrast of foregroundColor on backgroundColor below 4.5:1 (below 3:1: certainly)',
  onThePhone: 'Wallet may change the colours; text hard to read',
  fix: 'Raise the contrast, or leave both out and let Wallet choose',
  source: 'AN, HIG',
})
