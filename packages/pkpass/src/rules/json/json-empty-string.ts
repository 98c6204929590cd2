import { passRule } from '../rule.ts'

export const jsonEmptyString = passRule({
  id: 'json-empty-string',
  severity: 'info',
  effect: 'altered',
  condition: 'An optional text is an empty string',
  onThePhone: 'Shown as an empty slot',
  fix: 'Leave the key out',
  source: 'K',
})
