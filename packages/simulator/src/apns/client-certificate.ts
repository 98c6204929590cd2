import { X509Certificate } from 'node:crypto'
import type { CertificateAuthority } from '../certificate-authority/certificate-authority.ts'
import { findAttribute } from '../certificate-authority/distinguished-name.ts'
import { decodeCertificate } from '../certificate-authority/encode-certificate.ts'
import { readExtendedKeyUsage, readPassTypeIdentifier } from '../certificate-authority/extensions.ts'
import { APPLE } from '../certificate-authority/object-identifiers.ts'

/** The one topic a client certificate may push to, and when; `undefined` in place of it for any other certificate. */
export type ClientCertificate = {
  readonly topic: string
  /** The certificate is good from the latest `notBefore` of its chain to the earliest `notAfter`. */
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * Reads what a TLS client's certificate allows it: `undefined` unless it is a pass certificate of this authority.
 *
 * TLS itself does not judge it: OpenSSL looks at the machine's clock, not at the simulator's, and APNs answers a bad
 * certificate with a status, where TLS could only hang up.
 */
export function readClientCertificate(
  certificate: X509Certificate,
  authority: CertificateAuthority,
): ClientCertificate | undefined {
  const intermediate = new X509Certificate(authority.intermediateCertificatePem)
  if (!certificate.checkIssued(intermediate) || !certificate.verify(intermediate.publicKey)) return undefined
  // The signature is the authority's own, so what follows is as we wrote it and cannot fail to decode.
  const topic = readPassTopic(certificate)
  if (topic === undefined) return undefined
  const chain = [certificate, intermediate, new X509Certificate(authority.rootCertificatePem)]
  return {
    topic,
    notBefore: new Date(Math.max(...chain.map(({ validFromDate }) => validFromDate.getTime()))),
    notAfter: new Date(Math.min(...chain.map(({ validToDate }) => validToDate.getTime()))),
  }
}

/** RFC 5280 section 4.1.2.5: both ends belong to the validity, to the whole second. */
export function isValidAt({ notBefore, notAfter }: ClientCertificate, at: Date): boolean {
  return notBefore <= at && at.getTime() < notAfter.getTime() + 1000
}

function readPassTopic(certificate: X509Certificate): string | undefined {
  const { subject, extensions = [] } = decodeCertificate(certificate)
  const marker = extensions.find(({ extnID }) => extnID === APPLE.passTypeIdentifier)
  if (marker === undefined || !readExtendedKeyUsage(extensions).includes(APPLE.passSigning)) return undefined
  const topic = findAttribute(subject, 'userId')
  return topic === readPassTypeIdentifier(marker) ? topic : undefined
}
