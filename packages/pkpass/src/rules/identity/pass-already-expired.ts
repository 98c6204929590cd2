import { passRule } from '../rule.ts'

export const passAlreadyExpired = passRule({
  id: 'pass-already-expired',
  severity: 'warning',
  effect: 'altered',
  condition: 'expirationDate lies in the past, or voided is true at first issue',
  onThePhone: 'The pass goes straight to the expired list and looks as if it had not been added',
  fix: 'Check the date (epoch mistakes give 1970, 2001 or 2011)',
  source: 'passkit-generator#211',
})
