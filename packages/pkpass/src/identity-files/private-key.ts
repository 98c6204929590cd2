import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type BerElement, BerReader } from '../der/read-ber.ts'
import { PassphraseCipher } from './passphrase-cipher.ts'
import { CipherError, type Rounds } from './rounds.ts'

/** Forms of a private key in DER: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017), SEC 1 (RFC 5915). */
const DER_TYPES = ['pkcs8', 'pkcs1', 'sec1'] as const
const SEQUENCE = 0x30
const OBJECT_IDENTIFIER = 0x06
const OCTET_STRING = 0x04

/**
 * Why an encrypted key was not read: no passphrase given is the right one; a cipher that is not known here; derived in more rounds
 * than are made.
 */
export type KeyRefusal = 'passphrase' | 'cipher' | 'rounds'

/** Reads a private key in DER that is not encrypted; undefined when it is none. */
export function readKeyDer(der: Uint8Array): KeyObject | undefined {
  const key = Buffer.from(der)
  return firstOf(DER_TYPES, type => createPrivateKey({ key, format: 'der', type }))
}

/**
 * Reads a private key in encrypted PKCS #8; undefined when the bytes are none.
 *
 * Decrypted here and not by OpenSSL, which makes as many rounds as the file says.
 *
 * @see RFC 5958 section 3
 */
export function readEncryptedKeyDer(
  der: Uint8Array,
  passphrases: readonly string[],
  rounds: Rounds,
): KeyObject | KeyRefusal | undefined {
  const reader = new BerReader()
  const parts = encryptedPartsOf(reader, der)
  if (!parts) return undefined
  const cipher = new PassphraseCipher(reader, rounds)
  for (const passphrase of [...passphrases, '']) {
    try {
      const key = readKeyDer(cipher.decrypt(parts.algorithm, parts.data, passphrase))
      if (key) return key
    } catch (error) {
      if (error instanceof CipherError) return error.reason
      // Another passphrase fails in many ways, none of which tells it from broken data.
    }
  }
  return 'passphrase'
}

function encryptedPartsOf(reader: BerReader, der: Uint8Array): { algorithm: BerElement; data: Uint8Array } | undefined {
  try {
    const [algorithm, data, ...others] = reader.members(reader.read(der))
    if (algorithm?.identifier !== SEQUENCE || data?.identifier !== OCTET_STRING || others.length > 0) return undefined
    const [name] = reader.members(algorithm)
    return name?.identifier === OBJECT_IDENTIFIER ? { algorithm, data: reader.octets(data) } : undefined
  } catch {
    return undefined
  }
}

/** Reads a private key in OpenSSL's older encrypted PEM, whose key takes one round to derive. */
export function readEncryptedKeyPem(pem: string, passphrases: readonly string[]): KeyObject | 'passphrase' {
  return firstOf(passphrases, passphrase => createPrivateKey({ key: pem, passphrase })) ?? 'passphrase'
}

/** Says what kind of key it is: "RSA, 2048 bits". */
export function describeKey({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): string {
  const { modulusLength, namedCurve } = asymmetricKeyDetails
  if (modulusLength !== undefined) return `RSA, ${modulusLength} bits`
  return namedCurve === undefined ? String(asymmetricKeyType) : `elliptic curve ${namedCurve}`
}

function firstOf<Way>(ways: readonly Way[], read: (way: Way) => KeyObject): KeyObject | undefined {
  for (const way of ways) {
    try {
      return read(way)
    } catch {
      // A wrong passphrase and bytes that are no key fail in many ways, and none of them tells which it was.
    }
  }
  return undefined
}
