import { passRule } from '../rule.ts'

export const actionIdentifier = passRule({
  id: 'action-identifier',
  severity: 'error',
  effect: 'dropped',
  condition: 'identifier missing, empty or repeated',
  onThePhone: 'Action dropped',
  fix: 'Unique text',
  source: 'PB, W26',
})
