import { passRule } from '../rule.ts'

export const nfcAuthShareable = passRule({
  id: 'nfc-auth-shareable',
  severity: 'warning',
  effect: 'altered',
  condition: 'requiresAuthentication: true without sharingProhibited: true',
  onThePhone: 'A shared copy on an old system skips the authentication',
  fix: 'Set sharingProhibited to true as well',
  source: 'AD, PB',
  check({ pass: { nfc, sharingProhibited } }, report) {
    if (!nfc?.requiresAuthentication || sharingProhibited) return
    report('The pass requires authentication, and does not prohibit sharing', ['sharingProhibited'])
  },
})
