import { passRule } from '../rule.ts'

export const jsonNull = passRule({
  id: 'json-null',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A known key has the value null',
  onThePhone: 'Treated as absent at best',
  fix: 'Leave the key out',
  source: 'K',
})
