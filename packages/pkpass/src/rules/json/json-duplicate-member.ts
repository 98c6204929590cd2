import { passRule } from '../rule.ts'

export const jsonDuplicateMember = passRule({
  id: 'json-duplicate-member',
  severity: 'warning',
  effect: 'altered',
  condition: 'An object repeats a member name',
  onThePhone: 'One of the two values wins, which one is not defined',
  fix: 'Write each name once',
  source: 'K',
})
