import { passRule } from '../rule.ts'

export const urlAirlineOnly = passRule({
  id: 'url-airline-only',
  severity: 'info',
  effect: 'dropped',
  condition: 'Airline keys (changeSeatURL, upgradeURL, trackBagsURL …) without a semantic boarding pass',
  onThePhone: 'Ignored',
  fix: 'Remove, or add the scheme',
  source: 'AD, PB',
})
