import { updateRule } from '../rule.ts'

export const updateVoidedNoExpiry = updateRule({
  id: 'update-voided-no-expiry',
  severity: 'info',
  effect: 'altered',
  condition: 'voided set without expirationDate in the past',
  onThePhone: 'Dimmed; stays in the main list on some systems',
  fix: 'Set both to retire a pass',
  source: 'WalletWallet docs',
  check() {},
})
