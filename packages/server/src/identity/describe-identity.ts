import type { Finding } from '@billfold/pkpass'
import { daysLeft, expiryFindings, usableUntil } from './expiry.ts'
import type { PassIdentity } from './pass-identity.ts'

/** What may be known of an identity: everything but its key. */
export interface IdentityFacts {
  readonly passTypeIdentifier: string
  readonly teamIdentifier: string
  readonly organizationName: string
  /** Whether it may sign passes with `nfc`. */
  readonly nfc: boolean
  readonly notBefore: Date
  readonly notAfter: Date
  /** When it cannot sign any more: the end of the certificate, or of the intermediate. */
  readonly expiresAt: Date
  readonly daysLeft: number
  /** SHA-256 over the DER of the certificate, lower-case hex. */
  readonly fingerprint: string
  readonly intermediate: string
  /** Where its key is kept: `stored` by this installation, or in `files` that the operator named. */
  readonly source: 'stored' | 'files'
  readonly findings: readonly Finding[]
}

export function describeIdentity(identity: PassIdentity, now: Date): IdentityFacts {
  const { certificate, intermediate } = identity
  return {
    passTypeIdentifier: identity.passTypeIdentifier,
    teamIdentifier: identity.teamIdentifier,
    organizationName: identity.organizationName,
    nfc: isNfc(identity),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    expiresAt: usableUntil(identity),
    daysLeft: daysLeft(identity, now),
    fingerprint: certificate.fingerprint,
    intermediate: intermediate.subject.organizationalUnit ?? intermediate.subject.commonName ?? '',
    source: identity.identityId === undefined ? 'files' : 'stored',
    findings: expiryFindings(identity, now),
  }
}

/** Apple says so in the name alone. Spec: bundle, section 5, "Certificate subject". */
export function isNfc({ certificate }: Pick<PassIdentity, 'certificate'>): boolean {
  return certificate.subject.commonName?.startsWith('Pass Type ID with NFC:') ?? false
}
