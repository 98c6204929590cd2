import { passRule } from '../rule.ts'

export const contactPhone = passRule({
  id: 'contact-phone',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A phone key has no digits',
  onThePhone: 'Dead button',
  fix: 'International form',
  source: 'K',
})
