import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const posterEventNoRoom = passRule({
  id: 'poster-event-no-room',
  severity: 'warning',
  effect: 'fallback',
  condition: 'A poster event ticket has no venueRoom',
  onThePhone:
    'Apple’s article says that it is drawn as a classic ticket; its Pass Builder does not check it, and device reports differ',
  fix: 'Add the semantic tag venueRoom',
  source: 'AD',
  check(context, report) {
    if (context.isPosterEventTicket) requireTag(context, 'venueRoom', report)
  },
})
