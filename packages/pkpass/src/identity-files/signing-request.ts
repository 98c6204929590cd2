import { createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { OID_COMMON_NAME, OID_SHA256_WITH_RSA } from '../certificates/object-identifiers.ts'
import {
  derBitString,
  derContext,
  derNull,
  derObjectIdentifier,
  derSequence,
  derSet,
  derSmallInteger,
  derUtf8String,
} from '../der/encode-der.ts'

/** What Apple issues pass certificates for. */
const RSA_BITS = 2_048

/** A new private key, and the request that Apple answers with a certificate for it. */
export interface SigningRequest {
  readonly privateKey: KeyObject
  /** PKCS #10 in PEM: what is uploaded to Apple. */
  readonly requestPem: string
}

/**
 * Makes a key pair and a certificate signing request. Apple takes the public key from it and puts in names of its own.
 *
 * @param commonName Shows in Keychain Access and nowhere on the certificate.
 * @see RFC 2986 section 4
 */
export async function createSigningRequest(commonName: string): Promise<SigningRequest> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS })
  return { privateKey, requestPem: signRequest(commonName, privateKey) }
}

function signRequest(commonName: string, privateKey: KeyObject): string {
  const name = derSequence(derSet(derSequence(derObjectIdentifier(OID_COMMON_NAME), derUtf8String(commonName))))
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const information = derSequence(derSmallInteger(0), name, publicKey, derContext(0))
  const algorithm = derSequence(derObjectIdentifier(OID_SHA256_WITH_RSA), derNull())
  const request = derSequence(information, algorithm, derBitString(sign('sha256', information, privateKey)))
  const lines =
    Buffer.from(request)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join('\n')
}
