import { createHash, type KeyObject, sign } from 'node:crypto'
import type { Certificate } from '../../src/certificates/certificate.ts'
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

/** A CMS signature made to be wrong; by default it is right. */
export interface CraftedSignature {
  readonly leaf: Certificate
  readonly key: KeyObject
  /** What is put into the structure. */
  readonly certificates: readonly Certificate[]
  readonly signingTime: Date
  readonly digestName?: 'sha1' | 'sha256' | 'md5'
  readonly messageDigest?: Uint8Array
  readonly embedsContent?: boolean
  readonly signers?: number
  /** Attributes left out, by the last arc of their identifiers: 4 message digest, 5 signing time. */
  readonly leavesOut?: readonly (4 | 5)[]
  /** Encoded Time to be written in the place of the signing time. */
  readonly time?: Uint8Array
  readonly hasAttributes?: boolean
  /** Stores the attributes out of DER order, as a signer does that writes them as they come. */
  readonly storesUnordered?: boolean
  /** Makes the value over the attributes out of DER order. */
  readonly signsUnordered?: boolean
}

const DIGESTS = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', md5: '1.2.840.113549.2.5' } as const
const PKCS9 = '1.2.840.113549.1.9'
const DATA = '1.2.840.113549.1.7.1'

/** Writes a CMS SignedData over the content, exactly as told. */
export function craftSignature(content: Uint8Array, options: CraftedSignature): Uint8Array {
  const { leaf, certificates, digestName = 'sha256', signers = 1 } = options
  const digestAlgorithm = derSequence(derObjectIdentifier(DIGESTS[digestName]), derNull())
  const attributes = signedAttributes(content, options)
  const stored = options.storesUnordered ? attributes.toReversed() : attributes
  const signed = options.signsUnordered ? attributes.toReversed() : attributes
  const signedBytes = options.hasAttributes === false ? content : derSet(...signed)
  const signerInfo = derSequence(
    derSmallInteger(1),
    derSequence(leaf.issuer, derValue(0x02, leaf.serialNumber)),
    digestAlgorithm,
    ...(options.hasAttributes === false ? [] : [derContext(0, ...stored)]),
    derSequence(derObjectIdentifier('1.2.840.113549.1.1.1'), derNull()),
    derOctetString(sign(digestName, signedBytes, options.key)),
  )
  return derSequence(
    derObjectIdentifier('1.2.840.113549.1.7.2'),
    derContext(
      0,
      derSequence(
        derSmallInteger(1),
        derSet(digestAlgorithm),
        derSequence(
          derObjectIdentifier(DATA),
          ...(options.embedsContent ? [derContext(0, derOctetString(content))] : []),
        ),
        ...(certificates.length > 0 ? [derContext(0, ...certificates.map(({ der }) => der))] : []),
        derSet(...new Array<Uint8Array>(signers).fill(signerInfo)),
      ),
    ),
  )
}

function signedAttributes(content: Uint8Array, options: CraftedSignature): Uint8Array[] {
  const { digestName = 'sha256', leavesOut = [] } = options
  const messageDigest = options.messageDigest ?? createHash(digestName).update(content).digest()
  return [
    attribute(3, derObjectIdentifier(DATA)),
    ...(leavesOut.includes(5) ? [] : [attribute(5, options.time ?? derTime(options.signingTime))]),
    ...(leavesOut.includes(4) ? [] : [attribute(4, derOctetString(messageDigest))]),
  ]
}

function attribute(arc: number, value: Uint8Array): Uint8Array {
  return derSequence(derObjectIdentifier(`${PKCS9}.${arc}`), derSet(value))
}
