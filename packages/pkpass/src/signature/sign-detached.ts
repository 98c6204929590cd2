import { OID_DATA, OID_SIGNED_DATA } from '../certificates/object-identifiers.ts'
import {
  derContext,
  derNull,
  derObjectIdentifier,
  derOctetString,
  derSequence,
  derSet,
  derSmallInteger,
  derValue,
} from '../der/encode-der.ts'
import { encodeSignedAttributes } from './signed-attributes.ts'
import { digest, type Signer } from './signer.ts'

/** Everything in a signature that does not change from pass to pass, encoded once per signer. */
interface Skeleton {
  /** SignedData up to the signer: version, digest algorithms, content type, certificates. */
  readonly signedDataHead: Uint8Array
  /** SignerInfo up to the signed attributes: version, signer identifier, digest algorithm. */
  readonly signerInfoHead: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly contentInfoType: Uint8Array
}

const skeletons = new WeakMap<Signer, Skeleton>()

/**
 * Signs bytes as a detached CMS SignedData (DER), as Wallet wants it: for a bundle's manifest, and for a personalization token.
 *
 * ```
 * ContentInfo SEQUENCE { signedData, [0] SignedData SEQUENCE {
 *   version 1, digestAlgorithms SET, encapContentInfo { data }, certificates [0] { WWDR, leaf },
 *   signerInfos SET { SignerInfo SEQUENCE {
 *     version 1, issuerAndSerialNumber, digestAlgorithm,
 *     signedAttrs [0] { content type, signing time, message digest }, signatureAlgorithm, signature } } } }
 * ```
 *
 * @param content UTF-8 bytes of manifest.json, exactly as they will be stored.
 * @param signingTime Written into the signed attributes, in whole seconds.
 * @returns DER bytes for the file `signature`, about 3 KB.
 * @see RFC 5652 section 5; bundle format, section 5
 */
export async function signDetached(content: Uint8Array, signer: Signer, signingTime: Date): Promise<Uint8Array> {
  const skeleton = skeletonOf(signer)
  const attributes = encodeSignedAttributes({ messageDigest: digest(signer.scheme, content), signingTime })
  // Signed as a SET, stored as [0] IMPLICIT (RFC 5652 section 5.4).
  const signature = await signer.sign(derSet(...attributes))

  const signerInfo = derSequence(
    skeleton.signerInfoHead,
    derContext(0, ...attributes),
    skeleton.signatureAlgorithm,
    derOctetString(signature),
  )
  return derSequence(skeleton.contentInfoType, derContext(0, derSequence(skeleton.signedDataHead, derSet(signerInfo))))
}

function skeletonOf(signer: Signer): Skeleton {
  const known = skeletons.get(signer)
  if (known) return known
  const skeleton = encodeSkeleton(signer)
  skeletons.set(signer, skeleton)
  return skeleton
}

function encodeSkeleton({ certificate, intermediate, scheme }: Signer): Skeleton {
  const digestAlgorithm = algorithm(scheme.digestAlgorithm, true)
  const issuerAndSerialNumber = derSequence(certificate.issuer, derValue(0x02, certificate.serialNumber))
  return {
    signedDataHead: concat(
      derSmallInteger(1),
      derSet(digestAlgorithm),
      derSequence(derObjectIdentifier(OID_DATA)),
      derContext(0, intermediate.der, certificate.der),
    ),
    signerInfoHead: concat(derSmallInteger(1), issuerAndSerialNumber, digestAlgorithm),
    signatureAlgorithm: algorithm(scheme.signatureAlgorithm, scheme.hasNullParameter),
    contentInfoType: derObjectIdentifier(OID_SIGNED_DATA),
  }
}

function algorithm(id: string, hasNullParameter: boolean): Uint8Array {
  return hasNullParameter ? derSequence(derObjectIdentifier(id), derNull()) : derSequence(derObjectIdentifier(id))
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
