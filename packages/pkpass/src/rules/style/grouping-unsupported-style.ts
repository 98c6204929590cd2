import { passRule } from '../rule.ts'

export const groupingUnsupportedStyle = passRule({
  id: 'grouping-unsupported-style',
  severity: 'info',
  effect: 'dropped',
  condition: 'groupingIdentifier on a style other than boardingPass or eventTicket',
  onThePhone: 'Ignored',
  fix: 'Remove it',
  source: 'AD',
})
