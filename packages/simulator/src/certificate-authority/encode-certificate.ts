import { createHash, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  Certificate,
  type Extension,
  Extensions,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'

/** A certificate to be made: everything that is not the same for all of ours. */
export type CertificateContent = {
  readonly subject: Name
  readonly issuer: Name
  readonly publicKey: KeyObject
  /** Whole seconds count: X.509 has nothing finer. */
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly Extension[]
}

/** RFC 5280 section 4.1.2.2 allows 20 octets; 16 random ones never repeat. */
const SERIAL_NUMBER_BYTES = 16

const SHA256_WITH_RSA_ENCRYPTION = '1.2.840.113549.1.1.11'

/** Makes and signs an X.509 v3 certificate: RSA with SHA-256, a random serial number (RFC 5280 section 4.1). */
export function encodeCertificate(content: CertificateContent, issuerKey: KeyObject): X509Certificate {
  // RFC 4055 section 5: the parameters are NULL, not absent.
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA_ENCRYPTION, parameters: null })
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: randomSerialNumber(),
    signature: signatureAlgorithm,
    issuer: content.issuer,
    validity: new Validity({ notBefore: content.notBefore, notAfter: content.notAfter }),
    subject: content.subject,
    subjectPublicKeyInfo: AsnConvert.parse(encodePublicKey(content.publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions([...content.extensions]),
  })
  const signature = sign('sha256', new Uint8Array(AsnConvert.serialize(tbsCertificate)), issuerKey)
  const certificate = new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue: arrayBuffer(signature) })
  return new X509Certificate(new Uint8Array(AsnConvert.serialize(certificate)))
}

/** Names a key as RFC 5280 section 4.2.1.2 method 1 does: SHA-1 of the public key's bits, 20 bytes. */
export function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const { subjectPublicKey } = AsnConvert.parse(encodePublicKey(publicKey), SubjectPublicKeyInfo)
  return createHash('sha1').update(new Uint8Array(subjectPublicKey)).digest()
}

/** Reads a certificate's own fields; its signature is not looked at. */
export function decodeCertificate(certificate: X509Certificate): TBSCertificate {
  return AsnConvert.parse(certificate.raw, Certificate).tbsCertificate
}

function randomSerialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(SERIAL_NUMBER_BYTES))
  // The number must be positive, so the first bit is 0; the second is 1, so that no leading byte can be left out.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

function encodePublicKey(publicKey: KeyObject): Uint8Array {
  return publicKey.export({ type: 'spki', format: 'der' })
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
