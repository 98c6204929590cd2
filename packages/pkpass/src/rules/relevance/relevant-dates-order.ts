import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { intervalOf } from './interval-of.ts'

export const relevantDatesOrder = passRule({
  id: 'relevant-dates-order',
  severity: 'error',
  effect: 'dropped',
  condition: 'endDate before startDate',
  onThePhone: 'Entry ignored',
  fix: 'Swap the two, or correct the day of endDate where the interval goes past midnight',
  source: 'K',
  check({ pass: { relevantDates } }, report) {
    if (!relevantDates) return
    for (const [index, entry] of relevantDates.entries()) {
      if ((intervalOf(entry) ?? 0) >= 0) continue
      const dates = `endDate ${describeValue(entry.endDate)} is before startDate ${describeValue(entry.startDate)}`
      report(dates, ['relevantDates', index, 'endDate'])
    }
  },
})
