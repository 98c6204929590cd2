import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'
import { bareKey, type KeyForm, keyFormOf } from './public-key.ts'

const FOUND: Readonly<Record<Exclude<KeyForm, 'p256'>, string>> = {
  'not-base64': 'is not bare Base64',
  'private-key': 'is a private key, which has to stay secret',
  'raw-point': 'is the raw point of a key, without the X.509 structure around it',
  'other-key': 'is not a public key on the curve P-256, but something else',
  'no-key': 'is Base64 of something else than a public key',
}

export const nfcKeyForm = passRule({
  id: 'nfc-key-form',
  severity: 'error',
  effect: 'refused',
  condition:
    'encryptionPublicKey is not the bare Base64 of an X.509 public key on P-256 (PEM lines left in, raw point, other curve)',
  onThePhone: 'Terminals get nothing, or the pass is refused',
  fix: 'Export the public key as SubjectPublicKeyInfo on P-256, and strip the BEGIN and END lines and all line breaks',
  source: 'AD, PB',
  check({ pass: { nfc } }, report) {
    if (!nfc || nfc.encryptionPublicKey === '') return
    const form = keyFormOf(nfc.encryptionPublicKey)
    if (form === 'p256') return
    const armour = nfc.encryptionPublicKey.startsWith('-----') ? ': it still has PEM lines' : ''
    const found = form === 'not-base64' ? `${FOUND[form]}${armour}` : FOUND[form]
    report(`encryptionPublicKey ${found}`, ['nfc', 'encryptionPublicKey'], rewritten(nfc.encryptionPublicKey))
  },
})

function rewritten(text: string): readonly Change[] | undefined {
  const value = bareKey(text)
  return value === undefined ? undefined : [{ op: 'replace', pointer: '/nfc/encryptionPublicKey', value }]
}
