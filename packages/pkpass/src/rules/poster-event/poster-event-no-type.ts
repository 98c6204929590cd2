import { passRule } from '../rule.ts'

export const posterEventNoType = passRule({
  id: 'poster-event-no-type',
  severity: 'warning',
  effect: 'altered',
  condition: 'No eventType',
  onThePhone: 'General template',
  fix: 'Set it',
  source: 'AD',
})
