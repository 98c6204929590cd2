import { updateRule } from '../rule.ts'

export const updateVoidedNoExpiry = updateRule({
  id: 'update-voided-no-expiry',
  severity: 'info',
  effect: 'altered',
  condition: 'voided set without expirationDate in the past',
  onThePhone: 'Dimmed; stays in the main list on some systems',
  fix: 'Set both to retire a pass',
  source: 'WalletWallet docs',
  check({ before, after, now }, report) {
    if (after.voided !== true || before.voided === true) return
    const expiry = after.expirationDate === undefined ? undefined : Date.parse(after.expirationDate)
    const hasExpired = expiry !== undefined && (now === undefined || !(expiry > now.getTime()))
    if (!hasExpired) report('The pass is voided and its expirationDate is not past', ['expirationDate'])
  },
})
