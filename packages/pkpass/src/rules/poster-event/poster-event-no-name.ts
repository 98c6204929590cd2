import { passRule } from '../rule.ts'

export const posterEventNoName = passRule({
  id: 'poster-event-no-name',
  severity: 'error',
  effect: 'fallback',
  condition: 'No eventName',
  onThePhone: 'Classic ticket',
  fix: 'Add it',
  source: 'PB, AD',
})
