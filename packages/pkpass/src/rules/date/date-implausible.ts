import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { datesOf } from './date-form.ts'

/** Years of four digits sort as texts. */
const FIRST_YEAR = '2000'
const MAX_YEARS_AHEAD = 50

export const dateImplausible = passRule({
  id: 'date-implausible',
  severity: 'warning',
  effect: 'altered',
  condition: 'Year before 2000 or more than 50 years ahead',
  onThePhone: 'Expired list, or never relevant',
  fix: 'Look for milliseconds that were read as seconds, or the reverse',
  source: 'passkit-generator#211',
  check(context, report) {
    const latest = context.now && yearsAfter(context.now, MAX_YEARS_AHEAD)
    for (const { text, key, path, instant } of datesOf(context)) {
      if (!instant) continue
      if (text < FIRST_YEAR) report(`${key}: ${describeValue(text)} is before the year 2000`, path)
      else if (latest && instant > latest) report(`${key}: ${describeValue(text)} is more than 50 years ahead`, path)
    }
  },
})

function yearsAfter(instant: Date, years: number): Date {
  const later = new Date(instant)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}
