import { passRule } from '../rule.ts'

export const nfcIncomplete = passRule({
  id: 'nfc-incomplete',
  severity: 'error',
  effect: 'refused',
  condition: 'message or encryptionPublicKey missing or empty',
  onThePhone: 'Refused, or no contactless use. The builder cannot read the file',
  fix: 'Give both',
  source: 'AD, PB',
})
