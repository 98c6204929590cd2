import { fileRule } from '../rule.ts'

export const personalizationFields = fileRule({
  id: 'personalization-fields',
  severity: 'error',
  effect: 'refused',
  condition: 'requiredPersonalizationFields empty or with unknown names',
  onThePhone: 'No sheet',
  fix: 'Use the four names',
  source: 'AD',
})
