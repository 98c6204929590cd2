import { fileRule } from '../rule.ts'

export const personalizationDescription = fileRule({
  id: 'personalization-description',
  severity: 'error',
  effect: 'refused',
  condition: 'description missing',
  onThePhone: 'No sheet',
  fix: 'Add it',
  source: 'AD',
})
