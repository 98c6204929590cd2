import { type Certificate, isIssuedBy, isRoot, isValidAt } from '../certificates/certificate.ts'
import type { TrustAnchors } from '../certificates/trust-anchors.ts'
import { weakKeyBits } from '../certificates/weak-key.ts'
import { type Finding, finding } from '../findings/finding.ts'
import type { DetachedSignature } from '../signature/read-signature.ts'

const DAY_MS = 86_400_000
const EXPIRY_NOTICE_DAYS = 90
/** Clocks of signer and reader may differ by this much without anyone being told. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
/** Issuers tried; a chain has one or two, and a signature room for some tens that all claim to be it. */
const MAX_ISSUER_CHECKS = 256
const MAX_NAME_CHARACTERS = 80
const FILE = { file: 'signature' }

/** Follows the signer's certificate through the embedded intermediate to a trust anchor, and checks the dates on the way. */
export function inspectChain(
  signature: DetachedSignature,
  leaf: Certificate,
  trust: TrustAnchors,
  now: Date,
  isRevoked: (certificate: Certificate) => boolean = () => false,
): Finding[] {
  const bits = weakKeyBits(leaf)
  const root = signature.certificates.find(certificate => certificate !== leaf && isRoot(certificate))
  return [
    ...inspectDates(signature, leaf, now),
    ...(isRevoked(leaf) ? [finding('cert-revoked', `The certificate of ${nameOf(leaf)} was revoked`, FILE)] : []),
    ...(bits === undefined ? [] : [finding('cert-weak-key', `The key of the certificate has ${bits} bits`, FILE)]),
    ...inspectIssuers(signature, leaf, trust, now),
    ...(root ? [finding('sig-root-included', `The root ${nameOf(root)} is in signature too`, FILE)] : []),
  ]
}

function inspectDates({ signingTime }: DetachedSignature, leaf: Certificate, now: Date): Finding[] {
  const findings: Finding[] = []
  if (signingTime && !isValidAt(leaf, signingTime)) {
    const validity = `valid from ${day(leaf.notBefore)} to ${day(leaf.notAfter)}`
    findings.push(finding('cert-expired', `Signed on ${day(signingTime)} with a certificate ${validity}`, FILE))
  } else if (leaf.notAfter < now) {
    findings.push(finding('cert-expired', `The certificate expired on ${day(leaf.notAfter)}`, FILE))
  } else if (isExpiring(leaf, now)) {
    findings.push(finding('cert-expiring', `The certificate expires on ${day(leaf.notAfter)}`, FILE))
  }
  if (signingTime && signingTime.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    findings.push(
      finding('sig-signing-time-implausible', `The signing time ${signingTime.toISOString()} lies in the future`, FILE),
    )
  }
  return findings
}

/** Of a certificate that has not expired. */
function isExpiring({ notAfter }: Certificate, now: Date): boolean {
  return notAfter.getTime() - now.getTime() < EXPIRY_NOTICE_DAYS * DAY_MS
}

function inspectIssuers(
  { certificates, signingTime }: DetachedSignature,
  leaf: Certificate,
  trust: TrustAnchors,
  now: Date,
): Finding[] {
  const others = certificates.filter(certificate => certificate.fingerprint !== leaf.fingerprint)
  const intermediate = others.find(certificate => isIssuedBy(leaf, certificate))
  if (!intermediate) {
    const wanted = leaf.authorityKeyIdentifier ?? 'unknown'
    return others.length === 0
      ? [
          finding(
            'sig-no-intermediate',
            `No intermediate certificate is in signature; the issuer has key identifier ${wanted}`,
            FILE,
          ),
        ]
      : [
          finding(
            'sig-wrong-intermediate',
            `None of the certificates in signature issued the signer's; the issuer has key identifier ${wanted}`,
            FILE,
          ),
        ]
  }
  if (!isValidAt(intermediate, signingTime ?? now) || intermediate.notAfter < now) {
    return [
      finding(
        'cert-intermediate-expired',
        `The intermediate is valid from ${day(intermediate.notBefore)} to ${day(intermediate.notAfter)}`,
        FILE,
      ),
    ]
  }
  // One that lasts as long as the certificate below it is renewed with it.
  const expiring =
    isExpiring(intermediate, now) && intermediate.notAfter < leaf.notAfter
      ? [finding('cert-expiring', `The intermediate expires on ${day(intermediate.notAfter)}`, FILE)]
      : []
  if (isTrusted(intermediate, [...others, ...trust.certificates], trust)) return expiring
  return [
    ...expiring,
    finding(
      'sig-untrusted-root',
      `The certificate was issued by ${nameOf(intermediate)}, which leads to no trusted root`,
      FILE,
    ),
  ]
}

/**
 * Whether an authority is an anchor, or is issued by one, directly or through others at hand.
 *
 * Each is looked at once: authorities that all issued each other have more paths between them than can be followed.
 */
function isTrusted(authority: Certificate, candidates: readonly Certificate[], trust: TrustAnchors): boolean {
  const anchors = new Set([...trust.fingerprints, ...trust.certificates.map(({ fingerprint }) => fingerprint)])
  const reached = new Map([[authority.fingerprint, authority]])
  let checks = 0
  if (anchors.has(authority.fingerprint)) return true
  for (const certificate of reached.values()) {
    for (const issuer of candidates) {
      if (reached.has(issuer.fingerprint)) continue
      checks += 1
      if (checks > MAX_ISSUER_CHECKS) return false
      if (!isIssuedBy(certificate, issuer)) continue
      if (anchors.has(issuer.fingerprint)) return true
      reached.set(issuer.fingerprint, issuer)
    }
  }
  return false
}

function nameOf({ subject }: Certificate): string {
  return subject.commonName?.slice(0, MAX_NAME_CHARACTERS) ?? 'an authority without a name'
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
