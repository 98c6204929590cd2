import { passRule } from '../rule.ts'

export const actionUrlMissing = passRule({
  id: 'action-url-missing',
  severity: 'warning',
  effect: 'dropped',
  condition: 'No url. The builder treats it as optional',
  onThePhone: 'The card has nowhere to go; not drawn',
  fix: 'Add it',
  source: 'PB, D',
})
