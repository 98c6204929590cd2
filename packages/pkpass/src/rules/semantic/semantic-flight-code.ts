import { passRule } from '../rule.ts'

export const semanticFlightCode = passRule({
  id: 'semantic-flight-code',
  severity: 'info',
  effect: 'none',
  condition: 'flightCode does not equal airlineCode + flightNumber',
  onThePhone: 'Contradictory texts',
  fix: 'Derive one from the other',
  source: 'AD',
})
