import { passRule } from '../rule.ts'

export const semanticBpFlightNumber = passRule({
  id: 'semantic-bp-flight-number',
  severity: 'error',
  effect: 'fallback',
  condition: 'No flightNumber',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it as a number',
  source: 'PB, AD',
})
