import { passRule } from '../rule.ts'

export const locationStyleNeedsPlace = passRule({
  id: 'location-style-needs-place',
  severity: 'info',
  effect: 'dropped',
  condition: 'coupon or storeCard with a date of relevance but without locations or beacons',
  onThePhone: 'Dates alone are not used by these styles',
  fix: 'Add locations or beacons',
  source: 'AR',
  check({ pass: { relevantDate, relevantDates = [], locations = [], beacons = [] }, style }, report) {
    if (style !== 'coupon' && style !== 'storeCard') return
    if (relevantDate === undefined && relevantDates.length === 0) return
    if (locations.length > 0 || beacons.length > 0) return
    const key = relevantDates.length > 0 ? 'relevantDates' : 'relevantDate'
    report(`${key} without locations or beacons in a ${style}`, ['locations'])
  },
})
