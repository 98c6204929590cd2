import { passRule } from '../rule.ts'

export const semanticBpDepartureDate = passRule({
  id: 'semantic-bp-departure-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'No originalDepartureDate',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
