import { passRule } from '../rule.ts'

export const locationTextLong = passRule({
  id: 'location-text-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'relevantText longer than 128 characters',
  onThePhone: 'Cut on the Lock Screen',
  fix: 'Shorten',
  source: 'AN',
})
