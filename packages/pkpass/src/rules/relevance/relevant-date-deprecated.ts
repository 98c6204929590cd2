import { passRule } from '../rule.ts'

export const relevantDateDeprecated = passRule({
  id: 'relevant-date-deprecated',
  severity: 'info',
  effect: 'none',
  condition: 'Only relevantDate',
  onThePhone: 'Deprecated since iOS 18, still read',
  fix: 'Add relevantDates; keep the old key for older systems',
  source: 'AD',
})
