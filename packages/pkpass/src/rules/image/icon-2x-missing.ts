import { fileRule } from '../rule.ts'

export const icon2xMissing = fileRule({
  id: 'icon-2x-missing',
  severity: 'warning',
  effect: 'altered',
  condition: 'An icon exists, icon@2x does not',
  onThePhone: 'Blurred or generic icon',
  fix: 'Add 76 × 76 pixels',
  source: 'PB',
})
