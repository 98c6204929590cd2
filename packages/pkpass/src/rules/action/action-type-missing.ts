import { passRule } from '../rule.ts'

export const actionTypeMissing = passRule({
  id: 'action-type-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'type missing',
  onThePhone: 'Action dropped',
  fix: 'Choose one of the fourteen',
  source: 'PB, AD',
})
