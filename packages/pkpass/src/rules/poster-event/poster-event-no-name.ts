import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const posterEventNoName = passRule({
  id: 'poster-event-no-name',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster event ticket has no eventName',
  onThePhone: 'Drawn as a classic ticket',
  fix: 'Add the semantic tag eventName',
  source: 'PB, AD',
  check(context, report) {
    if (context.isPosterEventTicket) requireTag(context, 'eventName', report)
  },
})
