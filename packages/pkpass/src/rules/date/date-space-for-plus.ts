import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateRepair, visitDates } from './date-form.ts'

export const dateSpaceForPlus = passRule({
  id: 'date-space-for-plus',
  severity: 'error',
  effect: 'refused',
  condition: 'A space where the + of the zone was (lost in URL decoding)',
  onThePhone: 'Refused',
  fix: 'Write + as %2B in addresses, or end the date with Z',
  source: 'dotnet-passbook-validator#16',
  check(context, report) {
    visitDates(context, 'space-for-plus', ({ text, key, path }) => {
      report(
        `${key}: expected + before the offset, found a space in ${describeValue(text)}`,
        path,
        dateRepair(text, path),
      )
    })
  },
})
