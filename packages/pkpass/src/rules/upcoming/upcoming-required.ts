import { passRule } from '../rule.ts'

export const upcomingRequired = passRule({
  id: 'upcoming-required',
  severity: 'error',
  effect: 'dropped',
  condition: 'Entry without identifier, name or type',
  onThePhone: 'Entry dropped',
  fix: 'Add them',
  source: 'AD, PB',
})
