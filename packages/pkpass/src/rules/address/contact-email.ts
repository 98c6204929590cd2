import { passRule } from '../rule.ts'

export const contactEmail = passRule({
  id: 'contact-email',
  severity: 'warning',
  effect: 'dropped',
  condition: 'contactVenueEmail or transitProviderEmail is not an address',
  onThePhone: 'Button missing or dead',
  fix: 'Plain address without mailto:',
  source: 'K',
})
