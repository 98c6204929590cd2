import { passRule } from '../rule.ts'

export const dateUtcWithIgnoresZone = passRule({
  id: 'date-utc-with-ignores-zone',
  severity: 'warning',
  effect: 'altered',
  condition: 'ignoresTimeZone: true on a value written in Z',
  onThePhone: 'The holder sees UTC. The builder rewrites every date to UTC and so causes this',
  fix: 'Keep the local offset in the text',
  source: 'PB',
})
