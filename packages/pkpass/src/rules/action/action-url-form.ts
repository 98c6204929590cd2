import { passRule } from '../rule.ts'

export const actionUrlForm = passRule({
  id: 'action-url-form',
  severity: 'warning',
  effect: 'dropped',
  condition: 'url without a scheme, or not fitting the type (call wants tel:)',
  onThePhone: 'Card not drawn',
  fix: 'Absolute address',
  source: 'D',
})
