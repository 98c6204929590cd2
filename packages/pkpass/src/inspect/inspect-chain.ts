import { type Certificate, isIssuedBy, isValidAt } from '../certificates/certificate.ts'
import type { TrustAnchors } from '../certificates/trust-anchors.ts'
import { type Finding, finding } from '../findings/finding.ts'
import type { DetachedSignature } from '../signature/read-signature.ts'

const DAY_MS = 86_400_000
const EXPIRY_NOTICE_DAYS = 90
/** Clocks of signer and reader may differ by this much without anyone being told. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
const FILE = { file: 'signature' }

/** Follows the signer's certificate through the embedded intermediate to a trust anchor, and checks the dates on the way. */
export function inspectChain(
  signature: DetachedSignature,
  leaf: Certificate,
  trust: TrustAnchors,
  now: Date,
): Finding[] {
  return [...inspectDates(signature, leaf, now), ...inspectIssuers(signature, leaf, trust, now)]
}

function inspectDates({ signingTime }: DetachedSignature, leaf: Certificate, now: Date): Finding[] {
  const findings: Finding[] = []
  if (!isValidAt(leaf, signingTime)) {
    const validity = `valid from ${day(leaf.notBefore)} to ${day(leaf.notAfter)}`
    findings.push(finding('cert-expired', `Signed on ${day(signingTime)} with a certificate ${validity}`, FILE))
  } else if (leaf.notAfter < now) {
    findings.push(finding('cert-expired', `The certificate expired on ${day(leaf.notAfter)}`, FILE))
  } else if (leaf.notAfter.getTime() - now.getTime() < EXPIRY_NOTICE_DAYS * DAY_MS) {
    findings.push(finding('cert-expiring', `The certificate expires on ${day(leaf.notAfter)}`, FILE))
  }
  if (signingTime.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    findings.push(
      finding('sig-signing-time-implausible', `The signing time ${signingTime.toISOString()} lies in the future`, FILE),
    )
  }
  return findings
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
  if (!isValidAt(intermediate, signingTime) || intermediate.notAfter < now) {
    return [
      finding(
        'cert-intermediate-expired',
        `The intermediate is valid from ${day(intermediate.notBefore)} to ${day(intermediate.notAfter)}`,
        FILE,
      ),
    ]
  }
  if (isTrusted(intermediate, [...others, ...trust.certificates], trust)) return []
  const name = intermediate.subject.commonName ?? 'an authority without a name'
  return [finding('sig-untrusted-root', `The certificate was issued by ${name}, which leads to no trusted root`, FILE)]
}

/** Whether an authority is an anchor, or is issued by one, directly or through others at hand. */
function isTrusted(authority: Certificate, candidates: readonly Certificate[], trust: TrustAnchors): boolean {
  if (trust.fingerprints.has(authority.fingerprint)) return true
  if (trust.certificates.some(({ fingerprint }) => fingerprint === authority.fingerprint)) return true
  const rest = candidates.filter(({ fingerprint }) => fingerprint !== authority.fingerprint)
  return rest.some(issuer => isIssuedBy(authority, issuer) && isTrusted(issuer, rest, trust))
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
