import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { visitDates } from './date-form.ts'

export const dateImpossible = passRule({
  id: 'date-impossible',
  severity: 'error',
  effect: 'refused',
  condition: 'Month 13, 30 February, hour 25 and the like',
  onThePhone: 'Refused',
  fix: 'Correct the number that is too large',
  source: 'K',
  check(context, report) {
    visitDates(context, 'impossible', ({ text, key, path }) => {
      report(`${key}: ${describeValue(text)} is no day, time or zone that exists`, path)
    })
  },
})
