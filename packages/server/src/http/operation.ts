import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { describeIssue } from '../passes/describe-issue.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { type Caller, requireScope } from '../projects/caller.ts'
import type { Scope } from '../storage/storage.ts'
import type { ApiVariables } from './authenticate.ts'
import type { AnswerHeader, RequestHeader } from './openapi-headers.ts'

/** What an answer holds: JSON of a schema, or bytes of a media type. */
interface Answer {
  readonly description: string
  readonly schema?: z.ZodType
  readonly mediaType?: string
  /** Header fields beside those of every answer. */
  readonly headers?: readonly AnswerHeader[]
}

/** One call of the API: what it takes and what it answers. Routes and documents are made from it. */
export interface Operation {
  /** Name in documents and clients. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below `/api`, in the router's notation; the first is the one documents tell. */
  readonly paths: readonly [string, ...string[]]
  readonly summary: string
  /** What there is to know beyond the summary, in sentences. */
  readonly description?: string
  /** What the key must be allowed to do; absent: any key will do. */
  readonly scope?: Scope
  readonly query?: z.ZodObject
  /** Header fields that it takes beside those of every call. */
  readonly requestHeaders?: readonly RequestHeader[]
  readonly body?: z.ZodType
  /** Of a body that is bytes. */
  readonly bodyMediaType?: string
  readonly answers: Readonly<Record<number, Answer>>
  /** Beside those of every call: no key, too many calls, a fault on our side. */
  readonly problems: readonly ProblemCode[]
}

export interface Call {
  readonly context: Context<ApiVariables>
  readonly caller: Caller
}

/** Puts an operation on all its paths; the key's scope is checked first. */
export function serve(
  routes: Hono<ApiVariables>,
  operation: Operation,
  handle: (call: Call) => Promise<Response> | Response,
): void {
  routes.on(operation.method.toUpperCase(), [...operation.paths], context => {
    const caller = context.get('caller')
    if (operation.scope !== undefined) requireScope(caller, operation.scope)
    return handle({ context, caller })
  })
}

/**
 * Reads the query of a call; parameters that the schema does not know are left alone.
 *
 * @throws Problem ERR_REQUEST_INVALID
 */
export function queryOf<Schema extends z.ZodType>({ context }: Call, schema: Schema): z.output<Schema> {
  return parseWith(schema, context.req.query())
}

/** @throws Problem ERR_REQUEST_INVALID with every place that is wrong */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(describeIssue)
  throw new Problem('ERR_REQUEST_INVALID', errors[0]?.message ?? 'The request is invalid', errors)
}

/** Answers JSON of the operation's schema. */
export function json<Schema extends z.ZodType>(
  { context }: Call,
  _schema: Schema,
  body: z.input<Schema>,
  status: 200 | 201 = 200,
): Response {
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/json' })
}
