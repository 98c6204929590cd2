import { createSecretKey, hash, type KeyObject } from 'node:crypto'
import type { Random } from '../random.ts'
import { SecretError } from './secret-error.ts'

/** What stored secrets are sealed with. */
export interface SecretKey {
  /** Tells keys apart and nothing else: the beginning of a digest. */
  readonly keyId: string
  readonly key: KeyObject
}

const KEY_BYTES = 32
const KEY_ID_CHARACTERS = 16
const HEX = /^[0-9A-Fa-f]{64}$/
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** Makes a new key, as it is written down. */
export function generateSecretText(random: Random): string {
  return Buffer.from(random.hex(KEY_BYTES), 'hex').toString('base64')
}

/**
 * Reads a key of 256 bits, in hex or base64.
 *
 * @param from Where the text is from, for the message: never the text.
 * @throws SecretError ERR_SECRET_MALFORMED
 */
export function parseSecretKey(text: string, from: string): SecretKey {
  const trimmed = text.trim()
  const isHex = HEX.test(trimmed)
  if (!isHex && !BASE64.test(trimmed)) {
    throw new SecretError(
      'ERR_SECRET_MALFORMED',
      `Expected ${KEY_BYTES} random bytes in base64 or hex in ${from}, found ${trimmed.length} characters of something else; make a key with: openssl rand -base64 ${KEY_BYTES}`,
    )
  }
  const bytes = Buffer.from(trimmed, isHex ? 'hex' : 'base64')
  return {
    keyId: hash('sha256', bytes, 'hex').slice(0, KEY_ID_CHARACTERS),
    key: createSecretKey(bytes),
  }
}
