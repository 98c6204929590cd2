import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'
import { instantOf } from './instant-of.ts'

export const relevantDateDeprecated = passRule({
  id: 'relevant-date-deprecated',
  severity: 'info',
  effect: 'none',
  condition: 'Only relevantDate',
  onThePhone: 'Deprecated since iOS 18, still read',
  fix: 'Add relevantDates, and keep relevantDate for older systems',
  source: 'AD',
  check({ pass: { relevantDate, relevantDates } }, report) {
    if (relevantDate === undefined || (relevantDates && relevantDates.length > 0)) return
    report('relevantDate without relevantDates', ['relevantDate'], repeated(relevantDate))
  },
})

function repeated(relevantDate: string): readonly Change[] | undefined {
  // A date of another form would be wrong in two places then.
  if (instantOf(relevantDate) === undefined) return undefined
  return [{ op: 'add', pointer: '/relevantDates', value: [{ date: relevantDate, relevantDate }] }]
}
