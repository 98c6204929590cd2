import { passRule } from '../rule.ts'

export const semanticUnknown = passRule({
  id: 'semantic-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A tag is not in the table',
  onThePhone: 'Ignored',
  fix: 'Correct the name',
  source: 'AD',
})
