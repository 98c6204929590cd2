import { updateRule } from '../rule.ts'

export const updateKeyRenamed = updateRule({
  id: 'update-key-renamed',
  severity: 'warning',
  effect: 'update',
  condition: 'A field with changeMessage vanished and a similar one appeared (renamed or positional keys)',
  onThePhone: 'No message',
  fix: 'Keep keys stable, never by position',
  source: 'WalletWallet docs',
  check() {},
})
