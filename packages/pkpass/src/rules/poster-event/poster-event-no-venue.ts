import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const posterEventNoVenue = passRule({
  id: 'poster-event-no-venue',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster event ticket has no venueName',
  onThePhone: 'Drawn as a classic ticket',
  fix: 'Add the semantic tag venueName',
  source: 'PB, AD',
  check(context, report) {
    if (context.isPosterEventTicket) requireTag(context, 'venueName', report)
  },
})
