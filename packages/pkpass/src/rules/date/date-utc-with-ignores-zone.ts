import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { instantOf } from './date-form.ts'

export const dateUtcWithIgnoresZone = passRule({
  id: 'date-utc-with-ignores-zone',
  severity: 'warning',
  effect: 'altered',
  condition: 'ignoresTimeZone: true on a value written in Z',
  onThePhone: "The holder sees UTC. Apple's Pass Builder rewrites every date to UTC and so causes this",
  fix: 'Write the offset of the place into the value, as in 2026-10-02T19:30:00+02:00',
  source: 'PB',
  check({ fields }, report) {
    for (const { field, path } of fields) {
      const { ignoresTimeZone, timeStyle, value } = field
      if (!ignoresTimeZone || typeof value !== 'string' || !value.endsWith('Z')) continue
      // A day without its time is the same wherever midnight is written in Z.
      if (timeStyle === undefined || timeStyle === 'PKDateStyleNone' || !instantOf(value)) continue
      report(`${field.key} ignores the time zone, but ${describeValue(value)} is written in UTC`, [...path, 'value'])
    }
  },
})
