import { X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AuthorityKeyIdentifier,
  ExtendedKeyUsage,
  type Extensions,
  type Name,
  SubjectKeyIdentifier,
  type Time,
  Certificate as X509Structure,
} from '@peculiar/asn1-x509'
import { CertificateError } from './certificate-error.ts'
import {
  OID_AUTHORITY_KEY_IDENTIFIER,
  OID_COMMON_NAME,
  OID_EXTENDED_KEY_USAGE,
  OID_ORGANIZATION,
  OID_ORGANIZATIONAL_UNIT,
  OID_PASS_SIGNING,
  OID_PASS_TYPE_MARKER,
  OID_SUBJECT_KEY_IDENTIFIER,
  OID_USER_ID,
} from './object-identifiers.ts'
import { usableKey } from './usable-key.ts'

/** The facts of an X.509 certificate that matter to passes. */
export interface Certificate {
  readonly der: Uint8Array
  /** For the mathematics: public key, signature check, fingerprint. */
  readonly x509: X509Certificate
  readonly subject: {
    readonly commonName: string | undefined
    readonly organizationName: string | undefined
    /** UID: the pass type identifier, on a pass certificate. */
    readonly userId: string | undefined
    /** OU: the Team ID, on a pass certificate. */
    readonly organizationalUnit: string | undefined
  }
  /** DER of issuer name and serial number, as a CMS signer is named by (RFC 5652 section 10.2.4). */
  readonly issuer: Uint8Array
  readonly serialNumber: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  /** Lower-case hex. */
  readonly subjectKeyIdentifier: string | undefined
  readonly authorityKeyIdentifier: string | undefined
  /** Lower-case hex of SHA-256 over the DER. */
  readonly fingerprint: string
  /** Whether it carries both marks of a Pass Type ID certificate: extension 6.1.16 and key usage 4.14. */
  readonly isPassCertificate: boolean
}

/**
 * Reads one certificate.
 *
 * @param source DER, or PEM with one certificate.
 * @throws CertificateError ERR_CERT_MALFORMED
 * @see RFC 5280 section 4.1
 */
export function parseCertificate(source: Uint8Array | string): Certificate {
  try {
    const x509 = new X509Certificate(source)
    const der = new Uint8Array(x509.raw)
    const { tbsCertificate } = AsnConvert.parse(der, X509Structure)
    const { extensions, validity } = tbsCertificate
    return {
      der,
      x509,
      subject: {
        commonName: nameAttribute(tbsCertificate.subject, OID_COMMON_NAME),
        organizationName: nameAttribute(tbsCertificate.subject, OID_ORGANIZATION),
        userId: nameAttribute(tbsCertificate.subject, OID_USER_ID),
        organizationalUnit: nameAttribute(tbsCertificate.subject, OID_ORGANIZATIONAL_UNIT),
      },
      issuer: new Uint8Array(AsnConvert.serialize(tbsCertificate.issuer)),
      serialNumber: new Uint8Array(tbsCertificate.serialNumber),
      notBefore: instant(validity.notBefore),
      notAfter: instant(validity.notAfter),
      subjectKeyIdentifier: subjectKeyIdentifier(extensions),
      authorityKeyIdentifier: authorityKeyIdentifier(extensions),
      fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
      isPassCertificate:
        extensionValue(extensions, OID_PASS_TYPE_MARKER) !== undefined &&
        extendedKeyUsages(extensions).includes(OID_PASS_SIGNING),
    }
  } catch (cause) {
    throw new CertificateError(
      'ERR_CERT_MALFORMED',
      'Expected an X.509 certificate in PEM or DER; the bytes are something else. Give the .cer or .pem file as Apple issued it',
      { cause },
    )
  }
}

/** Every certificate of a PEM text; text between them is skipped. */
export function parseCertificates(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  return blocks.map(parseCertificate)
}

/**
 * Whether `issuer` issued `certificate`: it is an authority's, key identifiers agree where both have them, and the signature
 * verifies. Never throws.
 */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  const { authorityKeyIdentifier: wanted } = certificate
  if (wanted !== undefined && issuer.subjectKeyIdentifier !== undefined && wanted !== issuer.subjectKeyIdentifier)
    return false
  const key = usableKey(issuer.x509)
  try {
    // Without the first check every holder of a certificate could issue others below the same root.
    return (
      key !== undefined && issuer.x509.ca && certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(key)
    )
  } catch {
    // A signature algorithm that OpenSSL does not know.
    return false
  }
}

/** Whether it is an authority that names itself as issuer: a root, as far as its name goes. Never throws. */
export function isRoot({ x509 }: Certificate): boolean {
  try {
    return x509.ca && x509.checkIssued(x509)
  } catch {
    // Extensions that OpenSSL cannot read.
    return false
  }
}

export function isValidAt({ notBefore, notAfter }: Certificate, instant: Date): boolean {
  return notBefore <= instant && instant <= notAfter
}

function instant(time: Time): Date {
  const date = time.getTime()
  if (Number.isNaN(date.getTime())) throw new RangeError('The validity is no date')
  return date
}

function nameAttribute(name: Name, type: string): string | undefined {
  for (const relative of name) {
    for (const attribute of relative) {
      if (attribute.type === type) return attribute.value.toString()
    }
  }
  return undefined
}

function extensionValue(extensions: Extensions | undefined, id: string): ArrayBuffer | undefined {
  return extensions?.find(extension => extension.extnID === id)?.extnValue.buffer
}

function subjectKeyIdentifier(extensions: Extensions | undefined): string | undefined {
  const value = extensionValue(extensions, OID_SUBJECT_KEY_IDENTIFIER)
  return value && hex(AsnConvert.parse(value, SubjectKeyIdentifier).buffer)
}

function authorityKeyIdentifier(extensions: Extensions | undefined): string | undefined {
  const value = extensionValue(extensions, OID_AUTHORITY_KEY_IDENTIFIER)
  const identifier = value && AsnConvert.parse(value, AuthorityKeyIdentifier).keyIdentifier
  return identifier && hex(identifier.buffer)
}

function extendedKeyUsages(extensions: Extensions | undefined): string[] {
  const value = extensionValue(extensions, OID_EXTENDED_KEY_USAGE)
  return value ? [...AsnConvert.parse(value, ExtendedKeyUsage)] : []
}

function hex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex')
}
