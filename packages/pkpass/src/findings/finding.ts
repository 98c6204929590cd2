import { RULES, type RuleId } from './rules.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Something a check saw: what is wrong, where, and what to do about it. */
export interface Finding {
  /** Stable id of the rule. */
  readonly rule: RuleId
  readonly severity: Severity
  /** JSON pointer (RFC 6901) into `pass.json`, or into the JSON file named by `file`. */
  readonly pointer?: string
  /** Path of the file inside the bundle. */
  readonly file?: string
  readonly message: string
  readonly fix: string
}

/** Where a finding points. */
export interface Place {
  readonly pointer?: string
  readonly file?: string
}

/** Makes a finding of a rule; severity and fix come from the rule. */
export function finding(rule: RuleId, message: string, place: Place = {}): Finding {
  const { severity, fix } = RULES[rule]
  return { rule, severity, ...place, message, fix }
}

/** Whether Wallet would not accept a pass with this finding. */
export function isRefusal({ rule, severity }: Finding): boolean {
  return severity === 'error' && RULES[rule].effect === 'refused'
}

/** Joins member names and indexes to a JSON pointer, escaping as RFC 6901 section 3 says. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
