import { passRule } from '../rule.ts'

export const nfcIncomplete = passRule({
  id: 'nfc-incomplete',
  severity: 'error',
  effect: 'refused',
  condition: 'message or encryptionPublicKey missing or empty',
  onThePhone: "Refused, or no contactless use. Apple's Pass Builder cannot read the file",
  fix: "Give both the message and the terminal's public key",
  source: 'AD, PB',
  form: [
    { at: '/nfc/message', faults: ['missing', 'null', 'empty'] },
    { at: '/nfc/encryptionPublicKey', faults: ['missing', 'null', 'empty'] },
  ],
  check({ pass: { nfc } }, report) {
    if (nfc?.message === '') report('message is an empty text', ['nfc', 'message'])
    if (nfc?.encryptionPublicKey === '') report('encryptionPublicKey is an empty text', ['nfc', 'encryptionPublicKey'])
  },
})
