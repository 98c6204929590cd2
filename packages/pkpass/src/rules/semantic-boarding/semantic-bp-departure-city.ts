import { passRule } from '../rule.ts'

export const semanticBpDepartureCity = passRule({
  id: 'semantic-bp-departure-city',
  severity: 'warning',
  effect: 'fallback',
  condition: 'No departureCityName (builder: recommended; article: required)',
  onThePhone: 'Perhaps classic',
  fix: 'Add it',
  source: 'PB, AD',
})
