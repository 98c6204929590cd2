import type { Certificate } from '../certificates/certificate.ts'
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
        `passTypeIdentifier is ${shown(passTypeIdentifier)}, the certificate is for ${shown(userId)}`,
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
        `teamIdentifier is ${shown(teamIdentifier)}, the certificate is for ${shown(organizationalUnit)}`,
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

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value)
}
