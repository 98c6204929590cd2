import { passRule } from '../rule.ts'

export const posterEventNfcAuthUnset = passRule({
  id: 'poster-event-nfc-auth-unset',
  severity: 'error',
  effect: 'fallback',
  condition: "nfc without an explicit requiresAuthentication (builder error; the article's samples leave it out)",
  onThePhone: 'Unclear',
  fix: 'Write true or false',
  source: 'PB',
})
