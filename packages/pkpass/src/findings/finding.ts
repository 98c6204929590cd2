import type { Change } from '../rules/change.ts'
import { RULES, type RuleId } from '../rules/index.ts'
import type { Effect, Severity } from '../rules/rule.ts'

export type { Effect, Severity } from '../rules/rule.ts'

/** Something a check saw: what is wrong, where, what the phone makes of it, and what to do. */
export interface Finding {
  /** Stable id of the rule. */
  readonly rule: RuleId
  readonly severity: Severity
  readonly effect: Effect
  /** JSON pointer (RFC 6901) into `pass.json`, or into the JSON file named by `file`. */
  readonly pointer?: string
  /** Path of the file inside the bundle. */
  readonly file?: string
  /** Place in the text of the file as it was written, from 1; a column counts UTF-16 units. */
  readonly line?: number
  readonly column?: number
  readonly message: string
  /** What the phone does. */
  readonly onThePhone: string
  readonly fix: string
  /** The fix as steps, where it changes nothing of what the pass means. */
  readonly changes?: readonly Change[]
}

/** Where a finding points. */
export interface Place {
  readonly pointer?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Makes a finding of a rule: weight, consequence and fix come from the rule. */
export function finding(rule: RuleId, message: string, place: Place = {}, changes?: readonly Change[]): Finding {
  const { severity, effect, onThePhone, fix } = RULES[rule]
  return { rule, severity, effect, ...place, message, onThePhone, fix, ...(changes && { changes }) }
}

/** Whether Wallet would not accept a pass with this finding. */
export function isRefusal({ severity, effect }: Pick<Finding, 'severity' | 'effect'>): boolean {
  return severity === 'error' && effect === 'refused'
}

/** Where work stops: `default` at what Wallet refuses, `strict` at every error, `report` never. */
export type CheckLevel = 'default' | 'strict' | 'report'

/** The findings at which work stops. */
export function stoppers(findings: readonly Finding[], level: CheckLevel): readonly Finding[] {
  if (level === 'report') return []
  return level === 'strict' ? findings.filter(({ severity }) => severity === 'error') : findings.filter(isRefusal)
}

/** Joins member names and indexes to a JSON pointer, escaping as RFC 6901 section 3 says. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

const SEVERITIES = ['error', 'warning', 'info'] as const

/** Sorts findings for people: what is refused first, then by severity; within that as they were found. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const weight = (each: Finding) => (isRefusal(each) ? -1 : SEVERITIES.indexOf(each.severity))
  return findings.toSorted((a, b) => weight(a) - weight(b))
}
