import { passRule } from '../rule.ts'

export const semanticBpDestinationAirport = passRule({
  id: 'semantic-bp-destination-airport',
  severity: 'error',
  effect: 'fallback',
  condition: 'No destinationAirportCode',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
