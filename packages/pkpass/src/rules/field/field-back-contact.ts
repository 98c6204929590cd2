import { passRule } from '../rule.ts'

export const fieldBackContact = passRule({
  id: 'field-back-contact',
  severity: 'info',
  effect: 'none',
  condition: 'No contact of the signing organisation on the back',
  onThePhone: 'None (review rule)',
  fix: 'Add e-mail, phone or address',
  source: 'AD',
})
