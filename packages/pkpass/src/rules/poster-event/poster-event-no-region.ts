import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const posterEventNoRegion = passRule({
  id: 'poster-event-no-region',
  severity: 'warning',
  effect: 'fallback',
  condition: 'A poster event ticket has no venueRegionName',
  onThePhone:
    'Apple’s article says that it is drawn as a classic ticket; its Pass Builder does not check it, and device reports differ',
  fix: 'Add the semantic tag venueRegionName',
  source: 'AD',
  check(context, report) {
    if (context.isPosterEventTicket) requireTag(context, 'venueRegionName', report)
  },
})
