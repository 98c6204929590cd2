import { passRule } from '../rule.ts'

export const posterEventPerformers = passRule({
  id: 'poster-event-performers',
  severity: 'error',
  effect: 'fallback',
  condition: 'eventType live performance without performerNames',
  onThePhone: 'Classic ticket',
  fix: 'Add them',
  source: 'PB, AD',
})
