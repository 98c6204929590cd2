import { passRule } from '../rule.ts'
import { requireDate, tagsOfPass } from '../semantic/tags.ts'

export const posterEventNoStart = passRule({
  id: 'poster-event-no-start',
  severity: 'warning',
  effect: 'altered',
  condition: 'A poster event ticket has no eventStartDate',
  onThePhone: 'No date on the face',
  fix: 'Add the semantic tag eventStartDate, or eventStartDateInfo for a date still to be announced',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isPosterEventTicket || tagsOfPass(context).eventStartDateInfo) return
    requireDate(context, 'eventStartDate', report)
  },
})
