import { type Finding, fieldsOf, type Inspection, type Severity, styleOf, type Verdicts } from '@billfold/pkpass'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const VERDICT_MEANINGS: Readonly<Record<keyof Verdicts, string>> = {
  zip: 'archive can be read whole',
  manifest: 'every file is listed with its digest',
  signature: 'manifest is signed by the certificate’s key',
  identity: 'certificate is for this pass type and team',
  chain: 'certificate leads to a trusted root',
}

const MARKS = { ok: '✓', failed: '✗', unchecked: '–' } as const

/** The answer to "would Wallet take this?", for a person to read: the verdict first, then what is wrong, worst first. */
export function describeInspection(inspection: Inspection, file: string): string {
  const { valid, verdicts, findings } = inspection
  const worst = findings.find(({ severity }) => severity === 'error')
  const lines = [
    valid
      ? `Wallet would accept ${file}.`
      : `Wallet would refuse ${file}: ${worst?.message ?? 'it could not be checked'}.`,
    '',
    ...describePass(inspection),
    ...Object.entries(VERDICT_MEANINGS).map(
      ([name, meaning]) => `  ${MARKS[verdictOf(verdicts, name)]} ${name.padEnd(9)}  ${meaning}`,
    ),
    ...describeFindings(findings),
  ]
  return `${lines.join('\n')}\n`
}

function verdictOf(verdicts: Verdicts, name: string): keyof typeof MARKS {
  return new Map(Object.entries(verdicts)).get(name) ?? 'unchecked'
}

function describePass({ pass, signer, signingTime, files }: Inspection): string[] {
  if (!pass) return []
  const style = styleOf(pass)
  const fields = style ? fieldsOf(style.content).length : 0
  return [
    `  ${pass.organizationName}: ${pass.description}`,
    `  ${style?.style ?? 'no style'}, ${fields} ${fields === 1 ? 'field' : 'fields'}, ${files.size} files, serial number ${pass.serialNumber}`,
    ...(signer && signingTime
      ? [
          `  signed ${day(signingTime)} by ${signer.subject.commonName ?? 'nobody'}, valid until ${day(signer.notAfter)}`,
        ]
      : []),
    '',
  ]
}

function describeFindings(findings: readonly Finding[]): string[] {
  return SEVERITIES.flatMap(severity =>
    findings
      .filter(finding => finding.severity === severity)
      .flatMap(({ rule, message, fix, pointer, file }) => {
        const place = pointer ?? (file !== undefined && !message.includes(file) ? file : undefined)
        return ['', `${severity} ${rule}${place === undefined ? '' : ` at ${place}`}`, `  ${message}.`, `  → ${fix}.`]
      }),
  )
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
