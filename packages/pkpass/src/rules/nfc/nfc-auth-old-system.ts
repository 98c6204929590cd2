import { passRule } from '../rule.ts'

export const nfcAuthOldSystem = passRule({
  id: 'nfc-auth-old-system',
  severity: 'info',
  effect: 'none',
  condition: 'requiresAuthentication is used',
  onThePhone: 'Ignored before iOS 13.1',
  fix: 'Know it',
  source: 'AD, PB',
})
