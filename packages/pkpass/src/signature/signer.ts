import { hash, type KeyObject, sign } from 'node:crypto'
import type { Certificate } from '../certificates/certificate.ts'
import type { Identity } from '../certificates/identity.ts'
import {
  OID_ECDSA_SHA256,
  OID_ECDSA_SHA384,
  OID_ECDSA_SHA512,
  OID_RSA_ENCRYPTION,
  OID_SHA256,
  OID_SHA384,
  OID_SHA512,
} from '../certificates/object-identifiers.ts'

/** Digest and signature algorithm that a kind of key signs with. */
export interface SignatureScheme {
  readonly digestName: 'sha256' | 'sha384' | 'sha512'
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  /** RSA's algorithm identifier has a NULL parameter, ECDSA's has none (RFC 3370 section 3.2, RFC 5754 section 3.3). */
  readonly hasNullParameter: boolean
}

/** Makes signatures in the name of one pass type. The key may be elsewhere: only `sign` needs to reach it. */
export interface Signer {
  readonly passTypeIdentifier: string
  readonly teamIdentifier: string
  readonly certificate: Certificate
  readonly intermediate: Certificate
  readonly scheme: SignatureScheme
  /** Signs the DER of signed attributes with the scheme's digest; the answer is the raw signature value. */
  sign(signedAttributes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

export interface SignerOptions {
  /**
   * Where the RSA work is done. `thread-pool` (default) leaves the event loop free and uses as many cores as Node's pool has
   * threads; `inline` signs in the calling thread, which is the fastest for a program that does nothing else.
   */
  readonly mode?: 'thread-pool' | 'inline'
}

/**
 * Makes a signer of an identity whose key is in this process.
 *
 * @throws TypeError when the key is neither RSA nor an elliptic-curve key on P-256, P-384 or P-521.
 */
export function createSigner(identity: Identity, { mode = 'thread-pool' }: SignerOptions = {}): Signer {
  const { passTypeIdentifier, teamIdentifier, certificate, intermediate, privateKey } = identity
  const scheme = schemeOf(privateKey)
  const { digestName } = scheme
  return {
    passTypeIdentifier,
    teamIdentifier,
    certificate,
    intermediate,
    scheme,
    sign:
      mode === 'inline' ? data => sign(digestName, data, privateKey) : data => signInPool(digestName, data, privateKey),
  }
}

/** Digest of the content, as the scheme's message digest attribute wants it. */
export function digest(scheme: SignatureScheme, content: Uint8Array): Uint8Array {
  return hash(scheme.digestName, content, 'buffer')
}

function signInPool(digestName: string, data: Uint8Array, key: KeyObject): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(digestName, data, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

const SHA256_RSA: SignatureScheme = {
  digestName: 'sha256',
  digestAlgorithm: OID_SHA256,
  signatureAlgorithm: OID_RSA_ENCRYPTION,
  hasNullParameter: true,
}

/** The vendor's own builder pairs curve and digest this way (bundle format, section 5). */
const ECDSA_SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  prime256v1: {
    digestName: 'sha256',
    digestAlgorithm: OID_SHA256,
    signatureAlgorithm: OID_ECDSA_SHA256,
    hasNullParameter: false,
  },
  secp384r1: {
    digestName: 'sha384',
    digestAlgorithm: OID_SHA384,
    signatureAlgorithm: OID_ECDSA_SHA384,
    hasNullParameter: false,
  },
  secp521r1: {
    digestName: 'sha512',
    digestAlgorithm: OID_SHA512,
    signatureAlgorithm: OID_ECDSA_SHA512,
    hasNullParameter: false,
  },
}

/**
 * What a key signs with; the public half of a pair tells as well as the private one.
 *
 * @throws TypeError when the key is neither RSA nor an elliptic-curve key on P-256, P-384 or P-521.
 */
export function schemeOf(key: KeyObject): SignatureScheme {
  if (key.asymmetricKeyType === 'rsa') return SHA256_RSA
  const curve = key.asymmetricKeyDetails?.namedCurve
  const scheme = curve === undefined ? undefined : ECDSA_SCHEMES[curve]
  if (scheme) return scheme
  throw new TypeError(
    `Passes are signed with RSA or ECDSA keys, not with ${key.asymmetricKeyType ?? 'this kind of key'}`,
  )
}
