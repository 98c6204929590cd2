import { passRule } from '../rule.ts'

export const colorContrastLabel = passRule({
  id: 'color-contrast-label',
  severity: 'warning',
  effect: 'altered',
  condition: 'Contrast of labelColor on backgroundColor below 3:1',
  onThePhone: 'Labels unreadable',
  fix: 'Raise it',
  source: 'AN, HIG',
})
