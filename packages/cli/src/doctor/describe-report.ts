import { worstFirst } from '@billfold/pkpass'
import { sentence } from '../describe-findings.ts'
import { describeGroup } from '../describe-inspection.ts'
import { type Paint, printable } from '../paint.ts'
import type { CheckResult, CheckStatus, DoctorReport } from './examine.ts'

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const satisfies Record<CheckStatus, string>
const MEANINGS = { passed: 'good', failed: 'bad', skipped: 'faint' } as const satisfies Record<CheckStatus, string>

const GROUPS = [
  ['error', 'Wrong'],
  ['warning', 'Doubtful'],
  ['info', 'Worth knowing'],
] as const

/** The answer to "would phones get their updates from here?", for a person to read: the verdict, each check, then what is wrong. */
export function describeReport({ url, healthy, checks }: DoctorReport, paint: Paint): string {
  const findings = worstFirst(checks.flatMap(check => check.findings))
  const counted = (status: CheckStatus) => checks.filter(check => check.status === status).length
  const verdict = healthy
    ? `Nothing wrong was found at ${url}.`
    : `Phones will have trouble with ${url}: ${sentence(findings[0]?.message ?? '')}`
  const width = Math.max(...checks.map(({ id }) => id.length))
  const mark = (status: CheckStatus) => paint(MEANINGS[status], MARKS[status])
  const lines = [
    paint('strong', printable(verdict)),
    '',
    ...checks
      .filter(({ status }) => status !== 'skipped')
      .map(
        ({ id, title, status, note }) => `  ${mark(status)} ${id.padEnd(width)}  ${title}${describeNote(note, paint)}`,
      ),
    ...describeSkipped(checks, mark('skipped')),
    '',
    `${counted('passed')} passed, ${counted('failed')} failed, ${counted('skipped')} skipped`,
    ...GROUPS.flatMap(([severity, heading]) =>
      describeGroup(
        heading,
        findings.filter(each => each.severity === severity),
        paint,
      ),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function describeNote(note: string | undefined, paint: Paint): string {
  return note === undefined ? '' : paint('faint', ` (${printable(note)})`)
}

/** One line for each reason: many checks are skipped for the same. */
function describeSkipped(checks: readonly CheckResult[], mark: string): string[] {
  const byReason = Map.groupBy(
    checks.filter(({ status }) => status === 'skipped'),
    ({ note = '' }) => note,
  )
  return [...byReason].map(
    ([reason, skipped]) => `  ${mark} ${skipped.map(({ id }) => id).join(', ')}: ${printable(reason)}`,
  )
}
