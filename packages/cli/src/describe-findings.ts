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
      return `${paintSeverity(severity, paint)} ${rule}${place}: ${sentence(message)} ${sentence(fix)}\n`
    })
    .join('')
}

/** A stranger's words or ours as a sentence for a terminal. */
export function sentence(text: string): string {
  const shown = printable(text)
  return /[.?!]$/.test(shown) ? shown : `${shown}.`
}
