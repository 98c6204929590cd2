import { passRule } from '../rule.ts'

export const semanticBpDepartureAirport = passRule({
  id: 'semantic-bp-departure-airport',
  severity: 'error',
  effect: 'fallback',
  condition: 'No departureAirportCode',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
