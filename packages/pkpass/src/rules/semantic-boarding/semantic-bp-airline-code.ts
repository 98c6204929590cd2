import { passRule } from '../rule.ts'

export const semanticBpAirlineCode = passRule({
  id: 'semantic-bp-airline-code',
  severity: 'error',
  effect: 'fallback',
  condition: 'No airlineCode',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
