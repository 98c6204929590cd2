import { passRule } from '../rule.ts'

export const nfcAuthOldSystem = passRule({
  id: 'nfc-auth-old-system',
  severity: 'info',
  effect: 'none',
  condition: 'requiresAuthentication is used',
  onThePhone: 'Ignored before iOS 13.1',
  fix: 'Do not rely on the authentication where devices before iOS 13.1 matter',
  source: 'AD, PB',
  check({ pass: { nfc } }, report) {
    // Written out as false, it is what older systems do anyway.
    if (!nfc?.requiresAuthentication) return
    report('requiresAuthentication is true, which systems before iOS 13.1 do not know', [
      'nfc',
      'requiresAuthentication',
    ])
  },
})
