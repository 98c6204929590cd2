import { passRule } from '../rule.ts'

export const dateNoZone = passRule({
  id: 'date-no-zone',
  severity: 'error',
  effect: 'refused',
  condition:
    'A date key without a zone, or with anything but Z or ±HH:MM at the very end (+0100, +01, -7:00, ZZ, a name)',
  onThePhone: 'Refused',
  fix: '2026-10-02T19:30:00+02:00',
  source: 'PB, clawfire/covid19-passbook-generator#308',
})
