import type { Certificate } from '../certificates/certificate.ts'
import { describeValue } from '../findings/describe-value.ts'
import { type Finding, finding } from '../findings/finding.ts'

/** Checks that the signer is who the pass says: a pass certificate, of its pass type, of its team. */
export function inspectIdentity(leaf: Certificate, pass: unknown): Finding[] {
  const findings: Finding[] = []
  if (!leaf.isPassCertificate) {
    findings.push(
      finding('cert-not-pass-type', `The signer ${leaf.subject.commonName ?? ''} is not a Pass Type ID certificate`, {
        file: 'signature',
      }),
    )
  }
  const { userId, organizationalUnit } = leaf.subject
  const passTypeIdentifier = member(pass, 'passTypeIdentifier')
  const teamIdentifier = member(pass, 'teamIdentifier')
  if (passTypeIdentifier !== userId) {
    findings.push(
      finding(
        'cert-passtype-mismatch',
        `passTypeIdentifier is ${describeValue(passTypeIdentifier)}, the certificate is for ${describeValue(userId)}`,
        {
          pointer: '/passTypeIdentifier',
        },
      ),
    )
  }
  if (teamIdentifier !== organizationalUnit) {
    findings.push(
      finding(
        'cert-team-mismatch',
        `teamIdentifier is ${describeValue(teamIdentifier)}, the certificate is for ${describeValue(organizationalUnit)}`,
        {
          pointer: '/teamIdentifier',
        },
      ),
    )
  }
  return findings
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
