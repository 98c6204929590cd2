import type { z } from 'zod'
import { FIELD_GROUPS } from '../schema/field.ts'
import { CLASSIC_STYLES, type Pass, passSchema, STYLES } from '../schema/pass.ts'
import { describeValue } from './describe-value.ts'
import { type Finding, finding, jsonPointer } from './finding.ts'
import { exceedsJsonLimits, MAX_JSON_DEPTH, MAX_JSON_VALUES } from './json-limits.ts'
import type { RuleId } from './rules.ts'
import { findUnknownKeys } from './unknown-keys.ts'

export interface PassCheck {
  /** The pass, when every known key has its documented form. */
  readonly pass?: Pass
  readonly findings: readonly Finding[]
}

const MIN_AUTHENTICATION_TOKEN_LENGTH = 16

/** Rule of each required key when it is missing or empty. */
const REQUIRED: Readonly<Record<string, RuleId>> = {
  formatVersion: 'pass-missing-format-version',
  passTypeIdentifier: 'pass-missing-type-id',
  serialNumber: 'pass-missing-serial',
  teamIdentifier: 'pass-missing-team',
  organizationName: 'pass-missing-organization',
  description: 'pass-missing-description',
}

/**
 * Checks the content of a `pass.json` that was parsed from JSON; never throws.
 *
 * Unknown keys are reported, and stay in the pass.
 */
export function checkPass(value: unknown): PassCheck {
  if (exceedsJsonLimits(value)) {
    const limits = `${MAX_JSON_VALUES} values and ${MAX_JSON_DEPTH} levels`
    return { findings: [finding('json-wrong-type', `The pass has more in it than is read: ${limits} at most`)] }
  }
  const parsed = passSchema.safeParse(value)
  const findings = parsed.success ? [] : parsed.error.issues.map(issue => findingOf(issue, value))
  for (const path of findUnknownKeys(passSchema, value)) {
    findings.push(
      finding('json-unknown-key', `Unknown key ${String(path.at(-1))}: Wallet ignores it`, {
        pointer: jsonPointer(path),
      }),
    )
  }
  if (!parsed.success) return { findings }
  const pass = parsed.data
  return { pass, findings: [...findings, ...checkStyles(pass), ...checkFields(pass), ...checkWebService(pass)] }
}

function findingOf(issue: z.core.$ZodIssue, root: unknown): Finding {
  const place = { pointer: jsonPointer(issue.path) }
  const key = String(issue.path.at(-1) ?? '')
  const found = valueAt(root, issue.path)
  const required = issue.path.length === 1 ? REQUIRED[key] : undefined
  if (issue.path.length === 0)
    return finding('json-not-object', `Expected a JSON object, found ${describeValue(found)}`)
  if (required && (found === undefined || found === '' || key === 'formatVersion')) {
    return finding(required, `${key} is required, found ${describeValue(found)}`, place)
  }
  if (key === 'key' && isFieldPath(issue.path))
    return finding('field-key-missing', `A field needs a key, found ${describeValue(found)}`, place)
  if (key === 'value' && isFieldPath(issue.path)) {
    return found === undefined
      ? finding('field-value-missing', 'The field has no value', place)
      : finding('field-value-type', `Expected a text or a number, found ${describeValue(found)}`, place)
  }
  if (key === 'transitType' && found === undefined) {
    return finding('style-transit-type-missing', 'A boarding pass needs transitType', place)
  }
  if (issue.code === 'invalid_type' && typeof found === 'number' && issue.expected === 'string') {
    return finding('json-number-for-string', `Expected a text for ${key}, found a number`, place)
  }
  if (
    issue.code === 'invalid_type' &&
    typeof found === 'string' &&
    ['number', 'int', 'boolean'].includes(issue.expected)
  ) {
    return finding(
      'json-string-for-number',
      `Expected ${issue.expected} for ${key}, found the text ${describeValue(found)}`,
      place,
    )
  }
  return finding('json-wrong-type', `${key}: ${issue.message}`, place)
}

function checkStyles(pass: Pass): Finding[] {
  const present = CLASSIC_STYLES.filter(style => pass[style])
  if (present.length > 1)
    return [finding('style-multiple-classic', `Found ${present.join(' and ')}; a pass has one of them`)]
  if (present.length === 0 && !pass.posterGeneric) return [finding('style-missing', 'The pass has no style')]
  return []
}

function checkFields(pass: Pass): Finding[] {
  const findings: Finding[] = []
  for (const style of STYLES) {
    const seen = new Set<string>()
    for (const group of FIELD_GROUPS) {
      for (const [index, field] of (pass[style]?.[group] ?? []).entries()) {
        const pointer = (member: string) => jsonPointer([style, group, index, member])
        if (seen.has(field.key)) {
          findings.push(
            finding('field-key-duplicate', `The key ${field.key} occurs twice in ${style}`, {
              pointer: pointer('key'),
            }),
          )
        }
        seen.add(field.key)
        if (field.changeMessage !== undefined && !field.changeMessage.includes('%@')) {
          findings.push(
            finding(
              'field-change-message-no-placeholder',
              'changeMessage has no %@: the phone shows a generic line instead',
              {
                pointer: pointer('changeMessage'),
              },
            ),
          )
        }
      }
    }
  }
  return findings
}

function checkWebService({ webServiceURL, authenticationToken }: Pass): Finding[] {
  const findings: Finding[] = []
  if (webServiceURL !== undefined && authenticationToken === undefined) {
    findings.push(
      finding('ws-url-without-token', 'webServiceURL without authenticationToken', { pointer: '/webServiceURL' }),
    )
  }
  if (webServiceURL === undefined && authenticationToken !== undefined) {
    findings.push(
      finding('ws-token-without-url', 'authenticationToken without webServiceURL', { pointer: '/authenticationToken' }),
    )
  }
  if (authenticationToken !== undefined && authenticationToken.length < MIN_AUTHENTICATION_TOKEN_LENGTH) {
    const message = `authenticationToken has ${authenticationToken.length} characters, ${MIN_AUTHENTICATION_TOKEN_LENGTH} are the least`
    findings.push(finding('ws-token-short', message, { pointer: '/authenticationToken' }))
  }
  if (webServiceURL !== undefined && !webServiceURL.startsWith('https://')) {
    const place = { pointer: '/webServiceURL' }
    // Plain HTTP works on a phone with the developer setting, which is how a sandbox on this machine is tried.
    findings.push(
      isLoopback(webServiceURL)
        ? finding(
            'url-local',
            'webServiceURL points to this machine over plain HTTP: only a simulated device reaches it',
            place,
          )
        : finding('ws-url-not-https', 'webServiceURL is not https', place),
    )
  }
  return findings
}

function isLoopback(url: string): boolean {
  return /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?(?:\/|$)/.test(url)
}

function isFieldPath(path: readonly PropertyKey[]): boolean {
  return path.length === 4 && FIELD_GROUPS.some(group => group === path[1])
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
