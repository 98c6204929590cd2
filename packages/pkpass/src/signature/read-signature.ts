import { type Certificate, parseCertificate } from '../certificates/certificate.ts'
import {
  OID_MESSAGE_DIGEST,
  OID_RSA_PSS,
  OID_SHA1,
  OID_SHA224,
  OID_SHA256,
  OID_SHA384,
  OID_SHA512,
  OID_SIGNING_TIME,
} from '../certificates/object-identifiers.ts'
import { type BerElement, BerError } from '../der/read-ber.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { readTime } from './read-time.ts'
import { MAX_CERTIFICATE_BYTES, MAX_CERTIFICATES, MAX_SIGNATURE_BYTES, MAX_SIGNERS } from './signature-limits.ts'
import { readSignedData, type SignedAttributes, type SignedDataParts, type SignerParts } from './signed-data.ts'
import { removeTextArmour } from './text-armour.ts'

/** A CMS signature taken apart; what was said in it, not whether it is true. */
export interface DetachedSignature {
  readonly certificates: readonly Certificate[]
  /** Certificate named by the signer's issuer and serial number, when it is inside. */
  readonly leaf: Certificate | undefined
  /** Absent when the algorithm is none of those passes are signed with. */
  readonly digestName: string | undefined
  /** Whether the value has the padding of RSASSA-PSS (RFC 4056). */
  readonly isPss: boolean
  readonly messageDigest: Uint8Array | undefined
  readonly signingTime: Date | undefined
  /** What the value is over, when there are any; else it is over the content itself (RFC 5652 section 5.4). */
  readonly signedAttributes: SignedAttributes | undefined
  /** The content, where it is inside although the signature should be detached. */
  readonly embeddedContent: Uint8Array | undefined
  readonly value: Uint8Array
}

/** A signature, as far as it can be read, and what Wallet would not like about it. */
export interface SignatureReading {
  readonly signature?: DetachedSignature
  readonly findings: Finding[]
}

const DIGEST_NAMES: Readonly<Record<string, string>> = {
  [OID_SHA1]: 'sha1',
  [OID_SHA224]: 'sha224',
  [OID_SHA256]: 'sha256',
  [OID_SHA384]: 'sha384',
  [OID_SHA512]: 'sha512',
}
const TAG_OCTET_STRING = 0x04
/** U+FFFD in UTF-8, which a program puts in the place of bytes that it took for text. */
const REPLACEMENT_CHARACTER = Buffer.from([0xef, 0xbf, 0xbd])

const FILE = { file: 'signature' }

/**
 * Reads the file `signature`, in whatever form it comes; never throws.
 *
 * What Wallet would refuse becomes a finding, and reading goes on: text armour is taken off, embedded content is kept, of several
 * signers the one with a pass certificate is read. Limits are in `signature-limits.ts`.
 */
export function readSignature(bytes: Uint8Array): SignatureReading {
  if (bytes.length > MAX_SIGNATURE_BYTES) {
    return unreadable(bytes, `it is larger than the ${MAX_SIGNATURE_BYTES} bytes that are read`)
  }
  const armoured = removeTextArmour(bytes)
  if (!armoured) return readBinary(bytes)
  const said = finding('sig-not-der', `signature is text (${armoured.kind}), not DER`, FILE)
  if (!armoured.bytes) return { findings: [said] }
  const { signature, findings } = readBinary(armoured.bytes)
  return { ...(signature && { signature }), findings: [said, ...findings] }
}

function readBinary(bytes: Uint8Array): SignatureReading {
  try {
    return readParts(readSignedData(bytes, MAX_SIGNERS))
  } catch (error) {
    if (!(error instanceof BerError)) throw error
    return unreadable(bytes, bytes.includes(0xef) ? (throughText(bytes) ?? error.message) : error.message)
  }
}

function unreadable(bytes: Uint8Array, reason: string): SignatureReading {
  const message = `signature (${bytes.length} bytes) is no CMS SignedData structure: ${reason}`
  return { findings: [finding('sig-not-signed-data', message, FILE)] }
}

function throughText(bytes: Uint8Array): string | undefined {
  const isReplaced = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(REPLACEMENT_CHARACTER)
  return isReplaced ? 'its bytes were read or written as text, which destroyed them' : undefined
}

function readParts({
  certificates: encoded,
  embeddedContent,
  signerCount,
  signers,
}: SignedDataParts): SignatureReading {
  const findings: Finding[] = []
  if (embeddedContent) findings.push(finding('sig-not-detached', 'The signed content is embedded in signature', FILE))
  if (signerCount !== 1)
    findings.push(finding('sig-no-signer', `signature has ${signerCount} signers, it must have one`, FILE))
  const certificates = encoded.slice(0, MAX_CERTIFICATES).flatMap(readCertificate)
  const named = signers.map(signer => ({ signer, leaf: certificates.find(each => isNamedBy(each, signer)) }))
  const chosen = named.find(({ leaf }) => leaf?.isPassCertificate) ?? named[0]
  if (!chosen) return { findings }
  const { signer, leaf } = chosen
  const signature = { ...readSigner(signer), certificates, leaf, embeddedContent }
  return { signature, findings: [...findings, ...findingsOf(signature, signer.digestAlgorithm)] }
}

function readSigner({ digestAlgorithm, signatureAlgorithm, attributes, value }: SignerParts) {
  return {
    digestName: DIGEST_NAMES[digestAlgorithm],
    isPss: signatureAlgorithm === OID_RSA_PSS,
    messageDigest: digestIn(attributes?.values.get(OID_MESSAGE_DIGEST)),
    signingTime: instantIn(attributes?.values.get(OID_SIGNING_TIME)),
    signedAttributes: attributes,
    value,
  }
}

function findingsOf(signature: DetachedSignature, digestAlgorithm: string): Finding[] {
  const { leaf, digestName, messageDigest, signingTime, signedAttributes } = signature
  const findings: Finding[] = []
  if (!leaf) findings.push(finding('sig-no-leaf', "The signer's certificate is not in signature", FILE))
  if (digestName === undefined) {
    findings.push(finding('sig-invalid', `Unknown digest algorithm ${digestAlgorithm}`, FILE))
  } else if (digestName === 'sha1') {
    findings.push(finding('sig-sha1-digest', 'The signature uses SHA-1', FILE))
  }
  if (!signedAttributes) {
    findings.push(finding('sig-no-signing-time', 'signature has no signed attributes, so no signing time', FILE))
    return findings
  }
  if (!signingTime) findings.push(finding('sig-no-signing-time', 'The signed attributes have no signing time', FILE))
  if (!messageDigest)
    findings.push(finding('sig-digest-mismatch', 'The signed attributes have no message digest', FILE))
  return findings
}

function readCertificate(der: Uint8Array): Certificate[] {
  if (der.length > MAX_CERTIFICATE_BYTES) return []
  try {
    return [parseCertificate(der)]
  } catch {
    // A certificate nobody can read names no signer and issues nothing: the chain will miss it.
    return []
  }
}

function isNamedBy(certificate: Certificate, { identifier }: SignerParts): boolean {
  if ('subjectKeyIdentifier' in identifier) {
    return certificate.subjectKeyIdentifier === Buffer.from(identifier.subjectKeyIdentifier).toString('hex')
  }
  return (
    Buffer.compare(certificate.serialNumber, identifier.serialNumber) === 0 &&
    Buffer.compare(certificate.issuer, identifier.issuer) === 0
  )
}

function digestIn(value: BerElement | undefined): Uint8Array | undefined {
  return value?.identifier === TAG_OCTET_STRING ? value.contents : undefined
}

function instantIn(value: BerElement | undefined): Date | undefined {
  return value && readTime(value.identifier, value.contents)
}
