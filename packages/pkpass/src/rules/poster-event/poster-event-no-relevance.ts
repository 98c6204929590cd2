import { passRule } from '../rule.ts'

export const posterEventNoRelevance = passRule({
  id: 'poster-event-no-relevance',
  severity: 'info',
  effect: 'dropped',
  condition: 'No relevantDates interval',
  onThePhone: 'No Live Activity',
  fix: 'Add the interval',
  source: 'AD',
})
