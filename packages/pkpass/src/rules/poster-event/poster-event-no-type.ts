import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const posterEventNoType = passRule({
  id: 'poster-event-no-type',
  severity: 'warning',
  effect: 'altered',
  condition: 'A poster event ticket has no eventType',
  onThePhone: 'Drawn by the general template',
  fix: 'Add the semantic tag eventType',
  source: 'AD',
  check(context, report) {
    if (context.isPosterEventTicket) requireTag(context, 'eventType', report)
  },
})
