import { updateRule } from '../rule.ts'

export const updateSameValue = updateRule({
  id: 'update-same-value',
  severity: 'info',
  effect: 'update',
  condition: "The message field's value is the same as before",
  onThePhone: 'No message; the same text twice is silent',
  fix: 'Vary the text',
  source: 'WalletWallet docs',
  check() {},
})
