import { createCipheriv, createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import type { Random } from '../random.ts'
import { SecretError } from './secret-error.ts'
import type { SecretKey } from './secret-key.ts'

/**
 * A sealed secret as text: form, key and content, `s1.<key id>.<base64url>`. The brand keeps a secret in the clear from being
 * stored in its place.
 */
export const sealedSchema = z
  .string()
  .regex(/^s1\.[0-9a-f]{16}\.[A-Za-z0-9_-]+$/)
  .brand<'Sealed'>()
export type Sealed = z.infer<typeof sealedSchema>

/** Where a sealed secret is stored: one that was moved to another row does not open there. */
export interface SecretPlace {
  readonly table: 'identities' | 'signing_requests'
  readonly rowId: string
}

const CIPHER = 'aes-256-gcm'
/** What GCM is made for (NIST SP 800-38D section 8.2.2): random, and far below 2^32 of them under one key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals with AES-256-GCM. The content is nonce, ciphertext and tag. */
export function seal({ keyId, key }: SecretKey, secret: Uint8Array, place: SecretPlace, random: Random): Sealed {
  const nonce = Buffer.from(random.hex(NONCE_BYTES), 'hex')
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(placeBytes(place))
  const content = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  return sealedSchema.parse(`s1.${keyId}.${content.toString('base64url')}`)
}

/** @throws SecretError ERR_SECRET_TAMPERED when it is not what was sealed for this place with this key. */
export function unseal({ key }: SecretKey, sealed: Sealed, place: SecretPlace): Uint8Array {
  const content = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url')
  try {
    const decipher = createDecipheriv(CIPHER, key, content.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(placeBytes(place)).setAuthTag(content.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new SecretError(
      'ERR_SECRET_TAMPERED',
      `Expected the secret that was sealed for ${place.table} ${place.rowId}, found a changed one or that of another row; restore the row from a backup, or import the identity again`,
      { cause },
    )
  }
}

/** Which key a secret was sealed with. */
export function keyIdOf(sealed: Sealed): string {
  return sealed.split('.')[1] ?? ''
}

function placeBytes({ table, rowId }: SecretPlace): Buffer {
  return Buffer.from(`${table}/${rowId}`, 'utf8')
}
