import { passRule } from '../rule.ts'
import { intervalOf } from './interval-of.ts'

const HOUR_MS = 3_600_000
const MAX_HOURS = 24

export const relevantDatesLong = passRule({
  id: 'relevant-dates-long',
  severity: 'info',
  effect: 'dropped',
  condition: 'An interval longer than 24 hours',
  onThePhone: 'Reported not to work (unconfirmed)',
  fix: 'Split the interval by day, with an entry for each',
  source: 'passkit-generator issues',
  check({ pass: { relevantDates } }, report) {
    if (!relevantDates) return
    for (const [index, entry] of relevantDates.entries()) {
      const length = intervalOf(entry) ?? 0
      if (length <= MAX_HOURS * HOUR_MS) continue
      const hours = Math.ceil(length / HOUR_MS)
      report(`The interval is ${hours} hours long, ${MAX_HOURS} are the most`, ['relevantDates', index])
    }
  },
})
