import { passRule } from '../rule.ts'

export const dateGenericNoExpiry = passRule({
  id: 'date-generic-no-expiry',
  severity: 'info',
  effect: 'none',
  condition: 'generic or posterGeneric with an end of life and no expirationDate',
  onThePhone: 'Such passes never expire by themselves',
  fix: 'Set it',
  source: 'AD',
})
