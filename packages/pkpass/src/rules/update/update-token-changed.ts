import { updateRule } from '../rule.ts'

export const updateTokenChanged = updateRule({
  id: 'update-token-changed',
  severity: 'error',
  effect: 'update',
  condition: 'authenticationToken differs',
  onThePhone: 'Devices with the old pass are locked out',
  fix: 'Keep it for life, also across certificate renewals and a change of vendor',
  source: 'AR, V',
  check({ before, after }, report) {
    if (before.authenticationToken === undefined || before.authenticationToken === after.authenticationToken) return
    const what = after.authenticationToken === undefined ? 'is gone' : 'is another one'
    report(`authenticationToken ${what}`, ['authenticationToken'])
  },
})
