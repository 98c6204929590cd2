import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateKeyOf, isReadableDate } from './date-value.ts'
import { everyField } from './every-field.ts'

export const fieldDateUnstyled = passRule({
  id: 'field-date-unstyled',
  severity: 'warning',
  effect: 'altered',
  condition: 'The value is an ISO date and no date style is set',
  onThePhone:
    "The raw text is shown. (Apple's Pass Builder takes any text that is a valid date-time for a date, and rewrites it in UTC.)",
  fix: 'Add dateStyle, timeStyle or both, or write the date in words',
  source: 'AR, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      if (!isReadableDate(field.value) || dateKeyOf(field)) continue
      report(`Found the date ${describeValue(field.value)} without dateStyle and timeStyle`, [...path, 'value'])
    }
  },
})
