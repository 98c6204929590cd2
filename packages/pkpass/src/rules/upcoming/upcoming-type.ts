import { passRule } from '../rule.ts'

export const upcomingType = passRule({
  id: 'upcoming-type',
  severity: 'error',
  effect: 'dropped',
  condition: 'type is not event',
  onThePhone: 'Entry dropped',
  fix: 'Use event',
  source: 'AD, PB',
})
