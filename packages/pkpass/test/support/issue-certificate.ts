import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import {
  derContext,
  derNull,
  derObjectIdentifier,
  derOctetString,
  derSequence,
  derSet,
  derSmallInteger,
  derTime,
  derValue,
} from '../../src/der/encode-der.ts'

/** What goes into a certificate; nothing is added and nothing is made true. */
export interface CertificateRequest {
  readonly serialNumber: number
  /** DER of both names; see {@link encodeName}. */
  readonly subject: Uint8Array
  readonly issuer: Uint8Array
  readonly key: KeyObject
  readonly issuerKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  readonly isAuthority?: boolean
  /** Default: `[pass signing]`; empty leaves the extension out. */
  readonly extendedKeyUsage?: readonly string[]
  /** Text of Apple's marker extension; absent without it. */
  readonly passTypeMarker?: string
  readonly keyUsage?: boolean
}

const OID_SHA256_RSA = '1.2.840.113549.1.1.11'

/**
 * Issues the certificates no authority should: of odd keys, of wrong kinds, without an authority's right to issue. With RSA the
 * same request gives the same bytes.
 *
 * @see RFC 5280 section 4.1
 */
export function issueCertificate(request: CertificateRequest): string {
  const algorithm = derSequence(derObjectIdentifier(OID_SHA256_RSA), derNull())
  const publicKey = createPublicKey(request.key)
  const tbs = derSequence(
    derContext(0, derSmallInteger(2)),
    derValue(0x02, Uint8Array.of(0x40, request.serialNumber)),
    algorithm,
    request.issuer,
    derSequence(derTime(request.notBefore), derTime(request.notAfter)),
    request.subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    derContext(3, derSequence(...extensions(request))),
  )
  const signature = sign('sha256', tbs, request.issuerKey)
  const der = derSequence(tbs, algorithm, derValue(0x03, Uint8Array.of(0), signature))
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** Encodes a name of attributes by dotted object identifier, in the given order. */
export function encodeName(attributes: readonly (readonly [type: string, text: string])[]): Uint8Array {
  return derSequence(
    ...attributes.map(([type, text]) =>
      derSet(derSequence(derObjectIdentifier(type), derValue(0x0c, Buffer.from(text)))),
    ),
  )
}

function extensions(request: CertificateRequest): Uint8Array[] {
  const { isAuthority = false, extendedKeyUsage = ['1.2.840.113635.100.4.14'], passTypeMarker } = request
  const TRUE = Uint8Array.of(0x01, 0x01, 0xff)
  return [
    extension('2.5.29.19', isAuthority ? derSequence(TRUE) : derSequence(), TRUE),
    extension('2.5.29.14', derOctetString(keyIdentifier(request.key))),
    extension('2.5.29.35', derSequence(derValue(0x80, keyIdentifier(request.issuerKey)))),
    ...(request.keyUsage === false
      ? []
      : [extension('2.5.29.15', derValue(0x03, isAuthority ? Uint8Array.of(1, 0x06) : Uint8Array.of(7, 0x80)), TRUE)]),
    ...(extendedKeyUsage.length > 0
      ? [extension('2.5.29.37', derSequence(...extendedKeyUsage.map(derObjectIdentifier)))]
      : []),
    ...(passTypeMarker === undefined
      ? []
      : [extension('1.2.840.113635.100.6.1.16', derValue(0x0c, Buffer.from(passTypeMarker)))]),
  ]
}

function extension(id: string, value: Uint8Array, ...critical: readonly Uint8Array[]): Uint8Array {
  return derSequence(derObjectIdentifier(id), ...critical, derOctetString(value))
}

/** SHA-1 of the public key's bits (RFC 5280 section 4.2.1.2, method 1). */
function keyIdentifier(key: KeyObject): Uint8Array {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  // The BIT STRING is the last element; its content starts after the unused-bits octet. Lengths: RSA 2048 271 octets, P-256 66.
  const bits = spki.length > 200 ? spki.subarray(24) : spki.length > 60 ? spki.subarray(26) : spki.subarray(12)
  return createHash('sha1').update(bits).digest()
}
