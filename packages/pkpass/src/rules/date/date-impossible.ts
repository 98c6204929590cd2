import { passRule } from '../rule.ts'

export const dateImpossible = passRule({
  id: 'date-impossible',
  severity: 'error',
  effect: 'refused',
  condition: 'Month 13, 30 February, hour 25 and the like',
  onThePhone: 'Refused',
  fix: 'Fix it',
  source: 'K',
})
