import { passRule } from '../rule.ts'

export const dateRelevantBad = passRule({
  id: 'date-relevant-bad',
  severity: 'error',
  effect: 'refused',
  condition: 'relevantDate malformed',
  onThePhone: 'iOS offers other apps instead of Wallet',
  fix: 'Fix the form',
  source: 'pass-js#80',
})
