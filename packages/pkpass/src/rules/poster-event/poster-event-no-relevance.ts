import { passRule } from '../rule.ts'

export const posterEventNoRelevance = passRule({
  id: 'poster-event-no-relevance',
  severity: 'info',
  effect: 'dropped',
  condition: 'A poster event ticket has no interval in relevantDates',
  onThePhone: 'No Live Activity',
  fix: 'Add an entry with startDate and endDate to relevantDates',
  source: 'AD',
  check({ pass: { relevantDates = [] }, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || relevantDates.some(({ startDate, endDate }) => startDate && endDate)) return
    report('The poster ticket has no interval of relevance', ['relevantDates'])
  },
})
