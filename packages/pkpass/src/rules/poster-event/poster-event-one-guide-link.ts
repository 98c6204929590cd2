import { passRule } from '../rule.ts'

export const posterEventOneGuideLink = passRule({
  id: 'poster-event-one-guide-link',
  severity: 'info',
  effect: 'dropped',
  condition: 'Exactly one event-guide link',
  onThePhone: 'Reported: buttons need at least two',
  fix: 'Add another',
  source: 'passkit-generator issues',
})
