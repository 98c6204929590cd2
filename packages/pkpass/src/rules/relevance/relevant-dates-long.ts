import { passRule } from '../rule.ts'

export const relevantDatesLong = passRule({
  id: 'relevant-dates-long',
  severity: 'info',
  effect: 'dropped',
  condition: 'An interval longer than 24 hours',
  onThePhone: 'Reported not to work (unconfirmed)',
  fix: 'Split by day',
  source: 'passkit-generator issues',
})
