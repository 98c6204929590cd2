import { passRule } from '../rule.ts'
import { requireTag, tagsOfPass } from '../semantic/tags.ts'

export const posterEventPerformers = passRule({
  id: 'poster-event-performers',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster ticket of a live performance has no performerNames',
  onThePhone: 'Drawn as a classic ticket',
  fix: 'Add the semantic tag performerNames',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isPosterEventTicket || tagsOfPass(context).eventType !== 'PKEventTypeLivePerformance') return
    requireTag(context, 'performerNames', report)
  },
})
