import { fileRule } from '../rule.ts'

export const personalizationLogo = fileRule({
  id: 'personalization-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'No personalizationLogo',
  onThePhone: 'Sheet without a mark',
  fix: '150 × 40 points',
  source: 'AR',
})
