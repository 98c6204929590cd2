import { passRule } from '../rule.ts'

export const semanticAirportCode = passRule({
  id: 'semantic-airport-code',
  severity: 'warning',
  effect: 'fallback',
  condition: 'Airport code is not three letters, or airline code not two or three letters and digits',
  onThePhone: 'No flight data',
  fix: 'IATA codes',
  source: 'AD',
})
