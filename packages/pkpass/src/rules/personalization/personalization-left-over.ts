import { fileRule } from '../rule.ts'

export const personalizationLeftOver = fileRule({
  id: 'personalization-left-over',
  severity: 'warning',
  effect: 'update',
  condition: 'The personalized answer still holds personalization.json',
  onThePhone: 'The sheet appears again',
  fix: 'Remove it and the logo',
  source: 'AR',
})
