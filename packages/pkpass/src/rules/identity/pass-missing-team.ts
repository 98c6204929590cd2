import { passRule } from '../rule.ts'

export const passMissingTeam = passRule({
  id: 'pass-missing-team',
  severity: 'error',
  effect: 'refused',
  condition: 'teamIdentifier missing or empty. (A value that is not ten letters and digits is suspicious too.)',
  onThePhone: 'Refused',
  fix: 'Use the team identifier of the certificate',
  source: 'AD, PB',
  form: [{ at: '/teamIdentifier', faults: ['missing', 'null', 'empty'] }],
})
