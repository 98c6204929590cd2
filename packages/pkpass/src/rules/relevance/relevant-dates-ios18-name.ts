import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { instantOf } from './instant-of.ts'

export const relevantDatesIos18Name = passRule({
  id: 'relevant-dates-ios18-name',
  severity: 'info',
  effect: 'altered',
  condition: 'date without the older inner name relevantDate',
  onThePhone: 'iOS 18 may not read the moment (reported)',
  fix: 'Write the same moment as date and as relevantDate in the entry when iOS 18 matters',
  source: 'passkit-generator issues',
  check({ pass: { relevantDates } }, report) {
    if (!relevantDates) return
    for (const [index, { date, relevantDate }] of relevantDates.entries()) {
      // A date of another form is told already, and would be wrong in two places then.
      if (date === undefined || relevantDate !== undefined || instantOf(date) === undefined) continue
      const path = ['relevantDates', index, 'relevantDate']
      const change = { op: 'add', pointer: jsonPointer(path), value: date } as const
      report('The entry has a date and no relevantDate, the name that iOS 18 reads', path, [change])
    }
  },
})
