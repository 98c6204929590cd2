import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateFault, dateRepair } from './date-form.ts'

const PATH = ['relevantDate'] as const
const WHY = {
  'no-zone': ': the zone at the end is neither Z nor ±HH:MM',
  'space-for-plus': ': a space stands where the + was',
  impossible: ': no such day, time or zone exists',
  'not-w3c': '',
} as const

export const dateRelevantBad = passRule({
  id: 'date-relevant-bad',
  severity: 'error',
  effect: 'refused',
  condition: 'relevantDate malformed',
  onThePhone: 'iOS offers other apps instead of Wallet',
  fix: 'Write day, time and zone in full, as in 2026-10-02T19:30:00+02:00',
  source: 'pass-js#80',
  form: [{ at: '/relevantDate', faults: ['type'] }],
  check({ pass: { relevantDate } }, report) {
    if (relevantDate === undefined) return
    const fault = dateFault(relevantDate)
    if (!fault) return
    const found = `found ${describeValue(relevantDate)}${WHY[fault]}`
    report(
      `relevantDate: expected a date with time and zone, as 2026-10-02T19:30:00+02:00, ${found}`,
      PATH,
      dateRepair(relevantDate, PATH),
    )
  },
})
