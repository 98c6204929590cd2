import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateRepair, visitDates, writtenZone } from './date-form.ts'

export const dateNoZone = passRule({
  id: 'date-no-zone',
  severity: 'error',
  effect: 'refused',
  condition:
    'A date key without a zone, or with anything but Z or ±HH:MM at the very end (+0100, +01, -7:00, ZZ, a name)',
  onThePhone: 'Refused',
  fix: 'End it with Z or an offset, as in 2026-10-02T19:30:00+02:00',
  source: 'PB, clawfire/covid19-passbook-generator#308',
  check(context, report) {
    visitDates(context, 'no-zone', ({ text, key, path }) => {
      const zone = writtenZone(text)
      const found = zone === '' || zone === undefined ? 'no zone' : `${describeValue(zone)} for its zone`
      report(`${key}: expected Z or an offset such as +01:00 at the end, found ${found}`, path, dateRepair(text, path))
    })
  },
})
