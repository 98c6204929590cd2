import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type Certificate, isIssuedBy, parseCertificate } from './certificate.ts'
import { CertificateError } from './certificate-error.ts'

/** What everybody may know of who signs: a Pass Type ID certificate, and the WWDR intermediate that issued it. */
export interface PassCertificates {
  readonly passTypeIdentifier: string
  readonly teamIdentifier: string
  readonly certificate: Certificate
  readonly intermediate: Certificate
}

/** Who signs: the certificates and the private key. */
export interface Identity extends PassCertificates {
  readonly privateKey: KeyObject
}

export interface PassCertificatesSource {
  /** Pass Type ID certificate, PEM or DER. */
  readonly certificate: string | Uint8Array
  /** WWDR intermediate, PEM or DER. */
  readonly intermediate: string | Uint8Array
}

export interface IdentitySource extends PassCertificatesSource {
  /** Its private key, PEM (PKCS#8, PKCS#1 or SEC 1). */
  readonly privateKey: string
  /** Of an encrypted private key. */
  readonly passphrase?: string | undefined
}

/**
 * Brings certificate, key and intermediate together and proves that they belong to each other.
 *
 * The key is parsed once here: a PEM string handed to every signature costs three times the signature itself.
 *
 * @throws CertificateError ERR_CERT_MALFORMED, ERR_CERT_NOT_PASS_TYPE, ERR_KEY_MALFORMED, ERR_KEY_MISMATCH, ERR_WWDR_MISMATCH
 * @see Bundle format, section 5
 */
export function parseIdentity(source: IdentitySource): Identity {
  const certificates = parsePassCertificates(source)
  const privateKey = parsePrivateKey(source.privateKey, source.passphrase)
  if (!certificates.certificate.x509.checkPrivateKey(privateKey)) {
    throw new CertificateError(
      'ERR_KEY_MISMATCH',
      `The private key does not belong to the certificate of ${certificates.passTypeIdentifier}. Use the key that made the signing request`,
    )
  }
  return { ...certificates, privateKey }
}

/**
 * Brings certificate and intermediate together, where the key is elsewhere.
 *
 * @throws CertificateError ERR_CERT_MALFORMED, ERR_CERT_NOT_PASS_TYPE, ERR_WWDR_MISMATCH
 */
export function parsePassCertificates(source: PassCertificatesSource): PassCertificates {
  const certificate = parseCertificate(source.certificate)
  const intermediate = parseCertificate(source.intermediate)
  const { userId: passTypeIdentifier, organizationalUnit: teamIdentifier } = certificate.subject

  if (!certificate.isPassCertificate || passTypeIdentifier === undefined || teamIdentifier === undefined) {
    throw new CertificateError(
      'ERR_CERT_NOT_PASS_TYPE',
      `Expected a Pass Type ID certificate, found one for ${certificate.subject.commonName ?? 'no name'}. Create a Pass Type ID certificate in the Apple developer account`,
    )
  }
  if (!isIssuedBy(certificate, intermediate)) {
    throw new CertificateError(
      'ERR_WWDR_MISMATCH',
      `The intermediate ${intermediate.subject.commonName ?? ''} (${intermediate.subject.organizationalUnit ?? 'no unit'}) did not issue the certificate of ${passTypeIdentifier}. Use the one whose subject key identifier is ${certificate.authorityKeyIdentifier ?? 'unknown'}`,
    )
  }
  return { passTypeIdentifier, teamIdentifier, certificate, intermediate }
}

function parsePrivateKey(pem: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase })
  } catch (cause) {
    throw new CertificateError(
      'ERR_KEY_MALFORMED',
      passphrase === undefined
        ? 'Expected a private key in PEM, unencrypted or with its passphrase given'
        : 'Expected a private key in PEM that opens with the passphrase given',
      { cause },
    )
  }
}
