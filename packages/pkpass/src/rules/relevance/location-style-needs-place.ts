import { passRule } from '../rule.ts'

export const locationStyleNeedsPlace = passRule({
  id: 'location-style-needs-place',
  severity: 'info',
  effect: 'dropped',
  condition: 'coupon or storeCard with a date but without locations or beacons',
  onThePhone: 'Dates alone are not used by these styles',
  fix: 'Add places',
  source: 'AR',
})
