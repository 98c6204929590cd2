import type { Certificate } from '../certificates/certificate.ts'
import { describeValue } from '../findings/describe-value.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { PERSONALIZATION_FILE } from '../rules/personalization/personalization-file.ts'

/** Checks that the signer is who the pass says: a pass certificate, of its pass type, of its team, with NFC where that is used. */
export function inspectIdentity(
  leaf: Certificate,
  pass: unknown,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Finding[] {
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
  if (leaf.isPassCertificate) findings.push(...inspectName(leaf), ...inspectNfc(leaf, pass, files))
  return findings
}

/** Checkers that go by the name, and not by object identifiers, would take the certificate for another. */
function inspectName({ subject: { commonName, userId } }: Certificate): Finding[] {
  if (userId === undefined) return []
  const usual = [`Pass Type ID: ${userId}`, `Pass Type ID with NFC: ${userId}`]
  if (usual.some(name => name === commonName)) return []
  return [
    finding(
      'cert-name-compare',
      `The certificate is a pass certificate, but is called ${describeValue(commonName)}, and not ${describeValue(usual[0])}`,
      { file: 'signature' },
    ),
  ]
}

function inspectNfc(
  { subject: { commonName } }: Certificate,
  pass: unknown,
  files: ReadonlyMap<string, Uint8Array>,
): Finding[] {
  if (commonName?.includes('with NFC')) return []
  const used =
    member(pass, 'nfc') !== undefined ? 'nfc' : files.has(PERSONALIZATION_FILE) ? PERSONALIZATION_FILE : undefined
  if (used === undefined) return []
  const message = `The pass has ${used}, but the certificate is called ${describeValue(commonName)}, without “with NFC”`
  return [finding('cert-nfc-missing', message, { file: 'signature' })]
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
