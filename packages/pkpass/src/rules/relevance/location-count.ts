import { passRule } from '../rule.ts'

const MAX_LOCATIONS = 10

export const locationCount = passRule({
  id: 'location-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than ten locations',
  onThePhone: 'Only ten are used',
  fix: 'Keep the ten nearest to the holder',
  source: 'AN, AD',
  check({ pass: { locations = [] } }, report) {
    if (locations.length <= MAX_LOCATIONS) return
    report(`${locations.length} locations, ${MAX_LOCATIONS} are the most`, ['locations'])
  },
})
