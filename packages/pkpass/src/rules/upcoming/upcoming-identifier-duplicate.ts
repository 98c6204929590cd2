import { passRule } from '../rule.ts'

export const upcomingIdentifierDuplicate = passRule({
  id: 'upcoming-identifier-duplicate',
  severity: 'error',
  effect: 'dropped',
  condition: 'Two entries share an identifier',
  onThePhone: 'Unclear which is shown',
  fix: 'Make them unique',
  source: 'AD, PB',
})
