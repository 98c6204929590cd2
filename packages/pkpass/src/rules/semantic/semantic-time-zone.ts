import { passRule } from '../rule.ts'

export const semanticTimeZone = passRule({
  id: 'semantic-time-zone',
  severity: 'error',
  effect: 'fallback',
  condition: 'A zone tag is not an IANA name',
  onThePhone: 'Wrong times, or fallback',
  fix: 'Europe/Berlin, not CET or +01:00',
  source: 'AD',
})
