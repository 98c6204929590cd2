import { passRule } from '../rule.ts'

export const locationZero = passRule({
  id: 'location-zero',
  severity: 'warning',
  effect: 'altered',
  condition: 'Latitude and longitude both 0',
  onThePhone: 'A point in the Atlantic',
  fix: 'Look up the coordinates of the place again, which has failed, or remove the location',
  source: 'K',
  check({ pass: { locations } }, report) {
    if (!locations) return
    for (const [index, { latitude, longitude }] of locations.entries()) {
      if (latitude === 0 && longitude === 0) {
        report('Latitude and longitude are both 0, which is what a failed search for a place gives', [
          'locations',
          index,
        ])
      }
    }
  },
})
