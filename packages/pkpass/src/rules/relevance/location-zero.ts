import { passRule } from '../rule.ts'

export const locationZero = passRule({
  id: 'location-zero',
  severity: 'warning',
  effect: 'altered',
  condition: 'Latitude and longitude both 0',
  onThePhone: 'A point in the Atlantic',
  fix: 'Geocoding failed: remove it',
  source: 'K',
})
