import { fileRule } from '../rule.ts'

export const personalizationStyle = fileRule({
  id: 'personalization-style',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Used on a style other than a store card / rewards pass',
  onThePhone: 'Not offered',
  fix: 'Use storeCard',
  source: 'AR',
})
