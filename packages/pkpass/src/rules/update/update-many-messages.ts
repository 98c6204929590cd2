import { updateRule } from '../rule.ts'

export const updateManyMessages = updateRule({
  id: 'update-many-messages',
  severity: 'warning',
  effect: 'update',
  condition: 'More than one field with changeMessage changes at once',
  onThePhone: 'One generic line instead of the texts',
  fix: 'Change one such field per update',
  source: 'V',
  check() {},
})
