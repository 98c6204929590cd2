import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { datesOf, hasFraction, withoutFraction } from './date-form.ts'

export const dateFraction = passRule({
  id: 'date-fraction',
  severity: 'warning',
  effect: 'refused',
  condition: 'Fractional seconds',
  onThePhone:
    "Reported to refuse the pass on older systems (2018); the reader of Apple's Pass Builder and current samples accept them",
  fix: "Leave the fraction out, as Apple's Pass Builder does",
  source: 'dotnet-passbook-validator#1, PB',
  check(context, report) {
    for (const { text, key, path, instant } of datesOf(context)) {
      if (!instant || !hasFraction(text)) continue
      report(`${key}: ${describeValue(text)} has a fraction of a second`, path, [
        { op: 'replace', pointer: jsonPointer(path), value: withoutFraction(text) },
      ])
    }
  },
})
