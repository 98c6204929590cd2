import { passRule } from '../rule.ts'

export const locationCount = passRule({
  id: 'location-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than ten locations',
  onThePhone: 'Only ten are used',
  fix: 'Keep the ten nearest to the holder',
  source: 'AN, AD',
})
