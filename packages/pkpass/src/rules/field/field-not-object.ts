import { passRule } from '../rule.ts'

export const fieldNotObject = passRule({
  id: 'field-not-object',
  severity: 'error',
  effect: 'refused',
  condition: 'An element of a field group is not an object, or the group is not an array',
  onThePhone: 'Refused',
  fix: 'Array of objects',
  source: 'AD, PB',
})
