import { passRule } from '../rule.ts'

export const relevantDatesEntry = passRule({
  id: 'relevant-dates-entry',
  severity: 'error',
  effect: 'dropped',
  condition: 'An entry has neither date nor both startDate and endDate',
  onThePhone: 'Entry ignored',
  fix: 'Complete it',
  source: 'AD, PB',
})
