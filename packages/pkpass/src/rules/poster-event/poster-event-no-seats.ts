import { passRule } from '../rule.ts'
import { isMissing, requireTag, tagsOfPass } from '../semantic/tags.ts'

export const posterEventNoSeats = passRule({
  id: 'poster-event-no-seats',
  severity: 'warning',
  effect: 'altered',
  condition: 'A poster event ticket has no seats, or an empty list',
  onThePhone: 'No line for the seat',
  fix: 'Add the semantic tag seats, or admissionLevel where seats are free',
  source: 'PB',
  check(context, report) {
    if (!context.isPosterEventTicket || !isMissing(tagsOfPass(context).admissionLevel)) return
    requireTag(context, 'seats', report)
  },
})
