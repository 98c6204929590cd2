import { passRule } from '../rule.ts'

export const semanticEventType = passRule({
  id: 'semantic-event-type',
  severity: 'error',
  effect: 'fallback',
  condition: 'eventType not one of the eight names',
  onThePhone: 'Fallback; the builder refuses the file',
  fix: 'Use PKEventType…',
  source: 'AD, PB',
})
