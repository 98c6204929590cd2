import { updateRule } from '../rule.ts'

export const updateKeyNew = updateRule({
  id: 'update-key-new',
  severity: 'info',
  effect: 'update',
  condition: 'A field with changeMessage is new in this version',
  onThePhone: 'A new field is not a change: no message',
  fix: 'Seed it at issue time (a back field with a space)',
  source: 'AN, WalletWallet docs',
  check() {},
})
