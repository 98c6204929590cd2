import { passRule } from '../rule.ts'

export const actionCustomLabel = passRule({
  id: 'action-custom-label',
  severity: 'info',
  effect: 'altered',
  condition: 'An action carries a label, icon or symbol key',
  onThePhone: 'Ignored: Wallet writes icon and wording from the type',
  fix: 'Remove',
  source: 'W26, PB, D',
})
