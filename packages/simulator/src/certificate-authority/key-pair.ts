import { generateKeyPair, type KeyObject, type X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'

/** A certificate and the private key it was made for, both PEM; the key is PKCS #8 and not encrypted. */
export type IssuedCertificate = {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** A certificate with its private key, ready to sign others. */
export type Issuer = {
  readonly certificate: X509Certificate
  readonly privateKey: KeyObject
}

/** Makes an RSA key pair of 2048 bits, the size Apple asks of a certificate signing request. */
export function generateRsaKeyPair(): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
}

/** Writes a private key as PKCS #8 PEM. */
export function encodePrivateKey(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
