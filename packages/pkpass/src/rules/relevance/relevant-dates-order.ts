import { passRule } from '../rule.ts'

export const relevantDatesOrder = passRule({
  id: 'relevant-dates-order',
  severity: 'error',
  effect: 'dropped',
  condition: 'endDate before startDate',
  onThePhone: 'Entry ignored',
  fix: 'Swap',
  source: 'K',
})
