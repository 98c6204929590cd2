import { passRule } from '../rule.ts'

export const dateNotW3c = passRule({
  id: 'date-not-w3c',
  severity: 'error',
  effect: 'refused',
  condition: 'Date only, missing minutes, space instead of T, lower-case t, locale format, epoch number',
  onThePhone: 'Refused, or the key is dropped',
  fix: 'Full date and time',
  source: 'AD, PB',
})
