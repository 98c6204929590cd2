import type { z } from 'zod'
import type { Change } from '../rules/change.ts'
import { passRules, type RuleId } from '../rules/index.ts'
import type { FormFault } from '../rules/rule.ts'
import { FIELD_GROUPS } from '../schema/field.ts'
import { describeKind, describeValue } from './describe-value.ts'
import { type Finding, finding, jsonPointer } from './finding.ts'

/** Whoever reads a finding need not be who may use the pass. */
const SECRET_KEYS = new Set(['authenticationToken', 'message', 'password'])

/** Tells what the parser found wrong with the form of a value, by the rule whose it is. */
export function describeFault(issue: z.core.$ZodIssue, root: unknown): Finding {
  if (issue.path.length === 0) {
    return finding('json-not-object', `Expected a JSON object, found ${describeValue(root)}`)
  }
  const found = valueAt(root, issue.path)
  const key = String(issue.path.at(-1))
  const rule = ruleOf(issue.path, faultOf(issue, found), root) ?? ruleOfType(issue, found)
  const what = SECRET_KEYS.has(key) ? describeKind(found) : describeValue(found)
  const pointer = jsonPointer(issue.path)
  const message = `${key}: expected ${expectedBy(issue)}, found ${what}`
  return finding(rule, message, { pointer }, requoted(issue, found, pointer))
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** Puts quotes around a number, or takes them off: the value is the same. */
function requoted(issue: z.core.$ZodIssue, found: unknown, pointer: string): readonly Change[] | undefined {
  if (issue.code !== 'invalid_type') return undefined
  const replace = (value: unknown) => [{ op: 'replace', pointer, value } as const]
  if (issue.expected === 'string' && Number.isSafeInteger(found)) return replace(String(found))
  if (typeof found !== 'string') return undefined
  if (issue.expected === 'boolean') return found === 'true' || found === 'false' ? replace(found === 'true') : undefined
  const isNumber = issue.expected === 'number' || issue.expected === 'int'
  return isNumber && found.length < 16 && NUMBER.test(found) ? replace(Number(found)) : undefined
}

function faultOf(issue: z.core.$ZodIssue, found: unknown): FormFault {
  if (found === undefined) return 'missing'
  if (found === null) return 'null'
  if (found === '' || (Array.isArray(found) && found.length === 0)) return 'empty'
  if (issue.code === 'invalid_type' && issue.expected === 'int' && typeof found === 'number') return 'value'
  return issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'type' : 'value'
}

/** The rule whose it is to tell a fault of form, where there is one. */
export function ruleOf(path: readonly PropertyKey[], fault: FormFault, root: unknown): RuleId | undefined {
  const isTold = ({ form = [] }: (typeof passRules)[number]) =>
    form.some(
      ({ at, faults, scheme }) =>
        faults.includes(fault) && matches(at, path) && (scheme === undefined || asksFor(root, scheme)),
    )
  return passRules.find(isTold)?.id
}

/** What is true of any key whose value has the wrong type. */
function ruleOfType(issue: z.core.$ZodIssue, found: unknown): RuleId {
  if (found === null) return 'json-null'
  if (issue.code !== 'invalid_type') return 'json-wrong-type'
  if (typeof found === 'number' && issue.expected === 'string') return 'json-number-for-string'
  const isQuoted = typeof found === 'string' && ['number', 'int', 'boolean'].includes(issue.expected)
  return isQuoted ? 'json-string-for-number' : 'json-wrong-type'
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_union') return 'a text or a number'
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(value => (typeof value === 'string' ? value : String(value)))
    return values.length > 1 ? `one of ${values.join(', ')}` : (values[0] ?? 'another value')
  }
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'a text that is not empty' : `${issue.minimum} or more`
  if (issue.code === 'too_big') return `${issue.maximum} or less`
  return 'another form'
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

/** Whether a pattern of a rule's form fits a path. */
function matches(pattern: string, path: readonly PropertyKey[]): boolean {
  const steps = pattern.split('/').slice(1)
  const isAnywhere = pattern.startsWith('**/')
  if (isAnywhere ? path.length < steps.length : path.length !== steps.length) return false
  const end = path.slice(path.length - steps.length)
  return steps.every((step, index) => {
    const key = String(end[index])
    return step === '*' || step === key || (step === '@group' && FIELD_GROUPS.some(group => group === key))
  })
}

function asksFor(root: unknown, scheme: string): boolean {
  const schemes = valueAt(root, ['preferredStyleSchemes'])
  return Array.isArray(schemes) && schemes.includes(scheme)
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
