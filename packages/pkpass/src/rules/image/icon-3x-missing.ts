import { fileRule } from '../rule.ts'

export const icon3xMissing = fileRule({
  id: 'icon-3x-missing',
  severity: 'warning',
  effect: 'altered',
  condition: 'An icon exists, icon@3x does not',
  onThePhone: 'Blurred icon',
  fix: 'Add 114 × 114 pixels',
  source: 'PB',
})
