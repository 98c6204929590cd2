import { passRule } from '../rule.ts'

export const dateExpiryBeforeEvent = passRule({
  id: 'date-expiry-before-event',
  severity: 'warning',
  effect: 'altered',
  condition: 'expirationDate before relevantDate, before the last interval, or before the event or arrival',
  onThePhone: 'Hidden before use',
  fix: 'Move it',
  source: 'K',
})
