import { passRules, type RuleId } from '../rules/index.ts'
import type { PassContext } from '../rules/pass-context.ts'
import type { PassRule } from '../rules/rule.ts'
import { type Pass, passSchema } from '../schema/pass.ts'
import { type UnknownKey, walkDeclared } from './declared-values.ts'
import { type Finding, finding, jsonPointer } from './finding.ts'
import { describeFault, ruleOf } from './form-faults.ts'
import { exceedsJsonLimits, MAX_JSON_DEPTH, MAX_JSON_VALUES } from './json-limits.ts'
import { nearestKey } from './nearest-key.ts'
import { type PassOptions, passContext } from './pass-context.ts'
import { repairForm } from './repair-form.ts'

export interface CheckOptions extends PassOptions {
  /** Rules that are not to be told: what they warn of is meant, as a poster ticket with a barcode alone. */
  readonly ignore?: readonly RuleId[]
}

export interface PassCheck {
  /** The pass, when every known key has its documented form. */
  readonly pass?: Pass
  readonly findings: readonly Finding[]
}

/** A pass that was parsed, and can be held against all rules or some. */
export interface PassChecking {
  /** The pass, when every known key has its documented form. */
  readonly pass?: Pass
  /** What is wrong with its form, and what breaks these rules. */
  findings(rules?: readonly PassRule<RuleId>[]): readonly Finding[]
}

/**
 * Checks the content of a `pass.json` that was parsed from JSON against every rule for it; never throws.
 *
 * Unknown keys are reported, and stay in the pass. A value without its documented form is reported, and the other rules see the
 * pass without it.
 */
export function checkPass(value: unknown, options: CheckOptions = {}): PassCheck {
  const checking = beginCheck(value, options)
  return { ...(checking.pass && { pass: checking.pass }), findings: checking.findings() }
}

/** Parses what {@link checkPass} checks, and leaves open which rules it is held against; never throws. */
export function beginCheck(value: unknown, { ignore = [], ...options }: CheckOptions = {}): PassChecking {
  if (exceedsJsonLimits(value)) {
    const limits = `${MAX_JSON_VALUES} values and ${MAX_JSON_DEPTH} levels`
    const tooMuch = finding('json-wrong-type', `The pass has more in it than is read: ${limits} at most`)
    return { findings: () => [tooMuch] }
  }
  const parsed = passSchema.safeParse(value)
  const declared = walkDeclared(passSchema, value)
  const unknown = declared.unknownKeys.map(key => describeUnknown(key, value))
  const tell = (findings: readonly Finding[]) =>
    ignore.length === 0 ? findings : findings.filter(({ rule }) => !ignore.includes(rule))
  if (parsed.success) {
    const pass = parsed.data
    const context = passContext(pass, declared, options)
    return {
      pass,
      findings(rules = passRules) {
        const broken = checkRules(rules, context)
        return tell([...withoutTold(unknown, broken), ...broken])
      },
    }
  }
  const faults = parsed.error.issues.map(issue => describeFault(issue, value))
  const repaired = repairForm(value)
  return {
    findings(rules = passRules) {
      const others = repaired
        ? checkRules(rules, passContext(repaired.pass, walkDeclared(passSchema, repaired.pass), options)).flatMap(
            repaired.original,
          )
        : []
      return tell([...faults, ...withoutTold(unknown, others), ...others])
    },
  }
}

/** One cause, one finding: a key that a rule knows to be misplaced is not told as an unknown one. */
function withoutTold(unknown: readonly Finding[], told: readonly Finding[]): readonly Finding[] {
  if (unknown.length === 0) return unknown
  const pointers = new Set(told.map(({ pointer }) => pointer))
  return unknown.filter(({ pointer }) => !pointers.has(pointer))
}

function checkRules(rules: readonly PassRule<RuleId>[], context: PassContext): Finding[] {
  const findings: Finding[] = []
  for (const { id, check } of rules) {
    check?.(context, (message, path = [], changes) => {
      const place = path.length > 0 ? { pointer: jsonPointer(path) } : {}
      findings.push(finding(id, message, place, changes))
    })
  }
  return findings
}

function describeUnknown({ path, known }: UnknownKey, root: unknown): Finding {
  const key = String(path.at(-1))
  const place = { pointer: jsonPointer(path) }
  const nearest = nearestKey(key, known)
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`
  const rule = ruleOf(path, 'unknown', root)
  if (rule) {
    const parent = path.slice(0, -1).findLast(step => typeof step === 'string')
    const where = parent === undefined ? 'at the top level' : `in ${parent}`
    return finding(rule, `${key} has no place ${where}${guess}`, place)
  }
  return finding('json-unknown-key', `Unknown key ${key}: Wallet ignores it${guess}`, place)
}
