import { passRule } from '../rule.ts'

export const semanticBpArrivalDate = passRule({
  id: 'semantic-bp-arrival-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'No originalArrivalDate',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
