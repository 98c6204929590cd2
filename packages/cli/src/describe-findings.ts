import type { Finding, Severity } from '@billfold/pkpass'
import { type Paint, printable } from './paint.ts'

const MEANINGS = { error: 'bad', warning: 'doubtful', info: 'faint' } as const satisfies Record<Severity, unknown>

/** A severity as a person sees it. */
export function paintSeverity(severity: Severity, paint: Paint): string {
  return paint(MEANINGS[severity], severity)
}

/** Findings in one line each: what is wrong, and its mend. */
export function describeFindings(findings: readonly Finding[], paint: Paint): string {
  return findings
    .map(({ severity, rule, pointer, message, fix }) => {
      const place = pointer === undefined ? '' : ` at ${printable(pointer)}`
      return `${paintSeverity(severity, paint)} ${rule}${place}: ${printable(message)}. ${fix}.\n`
    })
    .join('')
}
