import { jsonPointer } from '@billfold/pkpass'
import type { z } from 'zod'
import type { ProblemDetail } from '../problems.ts'
import { SERVER_OWNED_KEYS } from './pass-request.ts'

/** Fields that callers have tried to set and that only the server may. */
const SERVER_OWNED = new Set<string>(SERVER_OWNED_KEYS)

/** Says in plain sentences what is wrong with a request; one detail for each place. */
export function describeIssue(issue: z.core.$ZodIssue): ProblemDetail[] {
  const name = fieldName(issue.path)
  const detail = (code: string, message: string): ProblemDetail[] => [
    { pointer: jsonPointer(issue.path), code, message },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        pointer: jsonPointer([...issue.path, key]),
        code: 'unknown_field',
        message: SERVER_OWNED.has(key)
          ? `${fieldName([...issue.path, key])} is set by the server; leave it out`
          : `${fieldName([...issue.path, key])} is not a field of a pass request`,
      }))
    case 'invalid_type':
      return issue.input === undefined
        ? detail('required', `${name} is required`)
        : detail('wrong_type', `${name} must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`)
    case 'too_big':
      return detail(
        issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'out_of_range',
        upperLimit(name, issue),
      )
    case 'too_small':
      return detail(issue.origin === 'string' ? 'too_short' : 'out_of_range', lowerLimit(name, issue))
    case 'invalid_value':
      return detail('not_allowed', `${name} must be one of: ${issue.values.map(String).join(', ')}`)
    case 'invalid_format':
      return detail('wrong_format', name === 'color' ? 'color must be #RRGGBB or #RGB' : `${name} has the wrong format`)
    case 'invalid_union':
      return describeUnion(issue)
    case 'invalid_key':
      return detail('not_allowed', `${name}: ${issue.issues[0]?.message ?? 'is not allowed here'}`)
    case 'custom':
      return detail(String(issue.params?.code ?? 'invalid'), issue.message)
    default:
      return detail('invalid', `${name}: ${issue.message}`)
  }
}

/** Of several forms, the one that the value has is told of; of none, that it has none. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): ProblemDetail[] {
  const name = fieldName(issue.path)
  const pointer = jsonPointer(issue.path)
  if (issue.input === undefined) return [{ pointer, code: 'required', message: `${name} is required` }]
  const meant = issue.errors.find(branch => branch.every(({ code }) => code !== 'invalid_type'))
  return meant
    ? meant.flatMap(inner => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }))
    : [{ pointer, code: 'wrong_type', message: `${name} has none of the forms it may have` }]
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

/** Ranges that are told whole, whichever end was missed. */
const RANGES: Readonly<Record<string, string>> = {
  latitude: 'between -90 and 90',
  longitude: 'between -180 and 180',
  expirationDays: 'between 1 and 3650',
}

function rangeOf(name: string): string | undefined {
  return RANGES[name.slice(name.lastIndexOf('.') + 1)]
}

function upperLimit(
  name: string,
  { origin, maximum }: { readonly origin: string; readonly maximum: number | bigint },
): string {
  if (origin === 'string') return `${name} must be ${maximum} characters or less`
  if (origin === 'array') return `${name} can have ${maximum} entries at most`
  return `${name} must be ${rangeOf(name) ?? `${maximum} or less`}`
}

function lowerLimit(
  name: string,
  { origin, minimum }: { readonly origin: string; readonly minimum: number | bigint },
): string {
  if (origin === 'string') return `${name} must not be empty`
  return `${name} must be ${rangeOf(name) ?? `${minimum} or more`}`
}

/** `locations[0].latitude`, as a caller would write it. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The body'
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : name === '' ? String(step) : `${name}.${String(step)}`,
    '',
  )
}
