import { describeValue } from '../../findings/describe-value.ts'
import { dateRepair } from '../date/date-form.ts'
import { passRule } from '../rule.ts'
import { dateKeyOf, isReadableDate } from './date-value.ts'
import { everyField } from './every-field.ts'

export const fieldDateStyleNonDate = passRule({
  id: 'field-date-style-non-date',
  severity: 'error',
  effect: 'altered',
  condition: 'dateStyle, timeStyle, isRelative or ignoresTimeZone on a value that is not a valid date',
  onThePhone: "Refused or shown raw; Apple's Pass Builder silently removes the style key",
  fix: 'Give a full date with zone, such as 2026-01-02T18:00:00+01:00, or remove the date style',
  source: 'AD, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      const key = dateKeyOf(field)
      if (key === undefined || isReadableDate(field.value)) continue
      const place = [...path, 'value']
      const message = `${key} asks for a date with time and zone, found ${describeValue(field.value)}`
      report(message, place, typeof field.value === 'string' ? dateRepair(field.value, place) : undefined)
    }
  },
})
