import * as z from 'zod'
import { flag, required } from './key.ts'

/** What is sent to a contactless terminal (Value Added Services). Spec: pass-json section 6. */
export const nfcSchema = z.looseObject({
  message: required(z.string(), '9.0', 'Sent to the terminal, cut after 64 bytes', { maxBytes: 64 }),
  encryptionPublicKey: required(
    z.string(),
    '9.0',
    'The terminal’s public key on P-256: X.509 SubjectPublicKeyInfo in Base64, without PEM lines',
    { format: 'base64' },
  ),
  requiresAuthentication: flag('13.1', 'Asks the user to authenticate for each use; then prohibit sharing as well', {
    default: false,
  }),
})
export type Nfc = z.infer<typeof nfcSchema>
