import { passRule } from '../rule.ts'

export const relevantDatesEntry = passRule({
  id: 'relevant-dates-entry',
  severity: 'error',
  effect: 'dropped',
  condition: 'An entry of relevantDates has neither date nor both startDate and endDate',
  onThePhone: 'Entry ignored',
  fix: 'Give the entry a date, or both a startDate and an endDate',
  source: 'AD, PB',
  check({ pass: { relevantDates } }, report) {
    if (!relevantDates) return
    for (const [index, { date, relevantDate, startDate, endDate }] of relevantDates.entries()) {
      // The older name alone is reported to be read by iOS 18.
      if (date !== undefined || relevantDate !== undefined) continue
      if (startDate === undefined && endDate === undefined) {
        report('The entry has neither a date nor an interval', ['relevantDates', index, 'date'])
      } else if (endDate === undefined) {
        report('The entry has a startDate and no endDate', ['relevantDates', index, 'endDate'])
      } else if (startDate === undefined) {
        report('The entry has an endDate and no startDate', ['relevantDates', index, 'startDate'])
      }
    }
  },
})
