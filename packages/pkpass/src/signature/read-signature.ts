import { ContentInfo, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { Time } from '@peculiar/asn1-x509'
import { Set as Asn1Set, type BaseBlock, Constructed, fromBER, Sequence } from 'asn1js'
import { type Certificate, parseCertificate } from '../certificates/certificate.ts'
import {
  OID_MESSAGE_DIGEST,
  OID_SHA1,
  OID_SHA256,
  OID_SHA384,
  OID_SHA512,
  OID_SIGNED_DATA,
  OID_SIGNING_TIME,
} from '../certificates/object-identifiers.ts'
import { type Finding, finding } from '../findings/finding.ts'

/** A CMS signature taken apart; what was said in it, not whether it is true. */
export interface DetachedSignature {
  readonly certificates: readonly Certificate[]
  /** Certificate named by the signer's issuer and serial number, when it is inside. */
  readonly leaf: Certificate | undefined
  readonly digestName: string
  readonly messageDigest: Uint8Array
  readonly signingTime: Date
  /** DER of the signed attributes as a SET, as received: what the signature value is over. */
  readonly signedAttributes: Uint8Array
  readonly value: Uint8Array
}

const DIGEST_NAMES: Readonly<Record<string, string>> = {
  [OID_SHA1]: 'sha1',
  [OID_SHA256]: 'sha256',
  [OID_SHA384]: 'sha384',
  [OID_SHA512]: 'sha512',
}

/** Class bits 8 and 7 of an identifier octet, as asn1js numbers them (X.690 section 8.1.2.2). */
const CONTEXT_SPECIFIC = 3

const FILE = { file: 'signature' }

/** Reads the file `signature`; where it is not what Wallet wants, the findings say so and there is no signature. */
export function readSignature(bytes: Uint8Array): {
  readonly signature?: DetachedSignature
  readonly findings: Finding[]
} {
  if (isTextArmoured(bytes)) {
    return { findings: [finding('sig-not-der', 'signature is text (PEM, Base64 or S/MIME), not DER', FILE)] }
  }
  const parsed = parseSignedData(bytes)
  if (!parsed) {
    return {
      findings: [
        finding('sig-not-signed-data', `signature (${bytes.length} bytes) is no CMS SignedData structure`, FILE),
      ],
    }
  }
  const { signedData, received } = parsed
  if (signedData.encapContentInfo.eContent) {
    return { findings: [finding('sig-not-detached', 'The signed content is embedded in signature', FILE)] }
  }
  const signers = [...signedData.signerInfos]
  const [signer] = signers
  if (!signer || signers.length > 1) {
    return { findings: [finding('sig-no-signer', `signature has ${signers.length} signers, it must have one`, FILE)] }
  }
  return readSigner(signer, received.signedAttributes, received.certificates.flatMap(readCertificate))
}

function readSigner(
  signer: SignerInfo,
  signedAttributes: Uint8Array | undefined,
  certificates: readonly Certificate[],
): { readonly signature?: DetachedSignature; readonly findings: Finding[] } {
  const findings: Finding[] = []
  const leaf = certificates.find(certificate => isNamedBy(certificate, signer))
  if (!leaf) findings.push(finding('sig-no-leaf', "The signer's certificate is not in signature", FILE))

  const digestName = DIGEST_NAMES[signer.digestAlgorithm.algorithm]
  if (digestName === undefined) {
    findings.push(finding('sig-invalid', `Unknown digest algorithm ${signer.digestAlgorithm.algorithm}`, FILE))
  } else if (digestName === 'sha1') {
    findings.push(finding('sig-sha1-digest', 'The signature uses SHA-1', FILE))
  }
  const signingTime = attribute(signer, OID_SIGNING_TIME, parseInstant)
  const messageDigest = attribute(
    signer,
    OID_MESSAGE_DIGEST,
    value => new Uint8Array(AsnConvert.parse(value, OctetString).buffer),
  )
  if (!signingTime) findings.push(finding('sig-no-signing-time', 'The signed attributes have no signing time', FILE))
  if (!messageDigest)
    findings.push(finding('sig-digest-mismatch', 'The signed attributes have no message digest', FILE))

  if (digestName === undefined || !signingTime || !messageDigest || !signedAttributes) return { findings }
  const value = new Uint8Array(signer.signature.buffer)
  return {
    signature: { certificates, leaf, digestName, messageDigest, signingTime, signedAttributes, value },
    findings,
  }
}

function parseSignedData(bytes: Uint8Array) {
  try {
    const { contentType, content } = AsnConvert.parse(bytes, ContentInfo)
    if (contentType !== OID_SIGNED_DATA) return undefined
    return { signedData: AsnConvert.parse(content, SignedData), received: partsAsReceived(content) }
  } catch {
    return undefined
  }
}

/**
 * The parts that are signed, in their own bytes: encoding them anew could make a signature true that is not, or false that is.
 *
 * ```
 * SignedData  { version, digestAlgorithms, encapContentInfo, [0] certificates?, [1] crls?, signerInfos }
 * SignerInfo  { version, sid, digestAlgorithm, [0] signedAttrs?, signatureAlgorithm, signature, [1] unsignedAttrs? }
 * ```
 */
function partsAsReceived(content: ArrayBuffer) {
  const signedData = members(fromBER(content).result)
  const signerInfo = members(members(signedData.at(-1))[0])
  const signedAttributes = bytesOf(taggedZero(signerInfo[3]))
  // Stored as [0] IMPLICIT, signed as a SET OF (RFC 5652 section 5.4).
  if (signedAttributes) signedAttributes[0] = 0x31
  return { certificates: members(taggedZero(signedData[3])).flatMap(block => bytesOf(block) ?? []), signedAttributes }
}

function taggedZero(block: BaseBlock | undefined): BaseBlock | undefined {
  return block?.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === 0 ? block : undefined
}

/** A copy. */
function bytesOf(block: BaseBlock | undefined): Uint8Array | undefined {
  return block?.valueBeforeDecodeView.slice()
}

function members(value: BaseBlock | undefined): BaseBlock[] {
  const isConstructed = value instanceof Sequence || value instanceof Asn1Set || value instanceof Constructed
  return isConstructed ? value.valueBlock.value : []
}

function readCertificate(der: Uint8Array): Certificate[] {
  try {
    return [parseCertificate(der)]
  } catch {
    // A certificate nobody can read names no signer and issues nothing: the chain will miss it.
    return []
  }
}

function isNamedBy(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid.issuerAndSerialNumber) {
    const { issuer, serialNumber } = sid.issuerAndSerialNumber
    return (
      Buffer.compare(certificate.serialNumber, new Uint8Array(serialNumber)) === 0 &&
      Buffer.compare(certificate.issuer, new Uint8Array(AsnConvert.serialize(issuer))) === 0
    )
  }
  const keyIdentifier = sid.subjectKeyIdentifier?.buffer
  return keyIdentifier !== undefined && certificate.subjectKeyIdentifier === Buffer.from(keyIdentifier).toString('hex')
}

function parseInstant(der: ArrayBuffer): Date {
  const instant = AsnConvert.parse(der, Time).getTime()
  if (Number.isNaN(instant.getTime())) throw new RangeError('The signing time is no date')
  return instant
}

function attribute<T>(signer: SignerInfo, type: string, parse: (value: ArrayBuffer) => T): T | undefined {
  const value = signer.signedAttrs?.find(candidate => candidate.attrType === type)?.attrValues[0]
  if (!value) return undefined
  try {
    return parse(value)
  } catch {
    return undefined
  }
}

function isTextArmoured(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart()
  return start.startsWith('-----BEGIN') || start.startsWith('MIME-Version') || /^MII[A-Za-z0-9+/=\s]+$/.test(start)
}
