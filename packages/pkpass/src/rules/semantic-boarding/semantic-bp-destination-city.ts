import { passRule } from '../rule.ts'

export const semanticBpDestinationCity = passRule({
  id: 'semantic-bp-destination-city',
  severity: 'warning',
  effect: 'fallback',
  condition: 'No destinationCityName (same disagreement)',
  onThePhone: 'Perhaps classic',
  fix: 'Add it',
  source: 'PB, AD',
})
