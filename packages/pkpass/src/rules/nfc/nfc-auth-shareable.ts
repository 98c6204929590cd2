import { passRule } from '../rule.ts'

export const nfcAuthShareable = passRule({
  id: 'nfc-auth-shareable',
  severity: 'warning',
  effect: 'altered',
  condition: 'requiresAuthentication: true without sharingProhibited: true',
  onThePhone: 'A shared copy on an old system skips the authentication',
  fix: 'Set both',
  source: 'AD, PB',
})
