import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { isTimeZoneName } from './time-zones.ts'

export const semanticTimeZone = passRule({
  id: 'semantic-time-zone',
  severity: 'error',
  effect: 'fallback',
  condition: 'A time zone is not the name of a place in the IANA database',
  onThePhone: 'Wrong times, or the layout falls back',
  fix: 'Name the zone by its place, Europe/Berlin, not by an abbreviation or offset such as CET or +01:00',
  source: 'AD',
  check(context, report) {
    for (const { value, path } of context.valuesOf('iana-timezone')) {
      if (typeof value !== 'string' || value === '' || isTimeZoneName(value)) continue
      report(`${String(path.at(-1))} is ${describeValue(value)}, which is not the name of a zone`, path)
    }
  },
})
