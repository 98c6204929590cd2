import { type Finding, fieldsOf, type Inspection, type Severity, styleOf, type Verdicts } from '@billfold/pkpass'
import { paintSeverity } from './describe-findings.ts'
import { type Paint, printable } from './paint.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const VERDICT_MEANINGS: Readonly<Record<keyof Verdicts, string>> = {
  zip: 'archive can be read whole',
  manifest: 'every file is listed with its digest',
  signature: 'manifest is signed by the certificate’s key',
  identity: 'certificate is for this pass type and team',
  chain: 'certificate leads to a trusted root',
}

const MARKS = { ok: '✓', failed: '✗', unchecked: '–' } as const
const MARK_MEANINGS = { ok: 'good', failed: 'bad', unchecked: 'faint' } as const

/** The answer to "would Wallet take this?", for a person to read: the verdict first, then what is wrong, worst first. */
export function describeInspection(inspection: Inspection, file: string, paint: Paint): string {
  const { valid, verdicts, findings } = inspection
  const worst = findings.find(({ severity }) => severity === 'error')
  const lines = [
    valid
      ? paint('strong', `Wallet would accept ${file}.`)
      : paint('strong', `Wallet would refuse ${file}: ${printable(worst?.message ?? 'it could not be checked')}.`),
    '',
    ...describePass(inspection).map(printable),
    ...Object.entries(VERDICT_MEANINGS).map(([name, meaning]) => {
      const verdict = verdictOf(verdicts, name)
      return `  ${paint(MARK_MEANINGS[verdict], MARKS[verdict])} ${name.padEnd(9)}  ${meaning}`
    }),
    ...describeFindings(findings, paint),
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

function describeFindings(findings: readonly Finding[], paint: Paint): string[] {
  return SEVERITIES.flatMap(severity =>
    findings
      .filter(finding => finding.severity === severity)
      .flatMap(({ rule, message, fix, pointer, file }) => {
        const place = pointer ?? (file !== undefined && !message.includes(file) ? file : undefined)
        const at = place === undefined ? '' : ` at ${printable(place)}`
        return ['', `${paintSeverity(severity, paint)} ${rule}${at}`, `  ${printable(message)}.`, `  → ${fix}.`]
      }),
  )
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
