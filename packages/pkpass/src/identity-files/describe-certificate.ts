import { type Certificate, isRoot } from '../certificates/certificate.ts'
import { APPLE_AUTHORITIES } from './apple-authorities.ts'

const MAX_NAME_CHARACTERS = 100

/** Says whose certificate it is and what for. */
export function describeCertificate(certificate: Certificate): string {
  const { subject, fingerprint, notAfter, isPassCertificate } = certificate
  const until = `to ${formatDay(notAfter)}`
  const known = APPLE_AUTHORITIES.find(authority => authority.fingerprint === fingerprint)
  if (known) return `Apple’s authority ${known.name}, ${until}`
  if (isPassCertificate) return `Pass certificate of ${subject.userId ?? nameOf(certificate)}, ${until}`
  if (isRoot(certificate)) return `Root ${nameOf(certificate)}, ${until}`
  return `${certificate.x509.ca ? 'Authority' : 'Certificate of'} ${nameOf(certificate)}, ${until}`
}

/** Its common name, shortened. */
export function nameOf({ subject }: Certificate): string {
  return subject.commonName?.slice(0, MAX_NAME_CHARACTERS) ?? 'somebody without a name'
}

/** "2026-12-31" */
export function formatDay(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
