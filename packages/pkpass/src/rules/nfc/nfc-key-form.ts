import { passRule } from '../rule.ts'

export const nfcKeyForm = passRule({
  id: 'nfc-key-form',
  severity: 'error',
  effect: 'refused',
  condition:
    'encryptionPublicKey is not the bare base64 of an X.509 public key on P-256 (PEM lines left in, raw point, other curve)',
  onThePhone: 'Terminals get nothing, or the pass is refused',
  fix: 'Export SubjectPublicKeyInfo, strip the BEGIN/END lines',
  source: 'AD, PB',
})
