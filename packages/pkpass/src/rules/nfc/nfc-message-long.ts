import { passRule } from '../rule.ts'

export const nfcMessageLong = passRule({
  id: 'nfc-message-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'message longer than 64 bytes',
  onThePhone: 'Cut to 64 bytes',
  fix: 'Shorten',
  source: 'AD, PB',
})
