import type { Context } from 'hono'
import { PROBLEMS, type ProblemCode, type ProblemDetail } from '../problems.ts'

interface ProblemBody {
  readonly code: ProblemCode
  readonly detail: string
  readonly errors?: readonly ProblemDetail[]
  readonly members?: Readonly<Record<string, unknown>>
  /** Identifies this occurrence in the log. */
  readonly instance?: string
}

/**
 * Answers a problem document; the member `error` repeats the sentence for clients of the guide's API.
 *
 * @see RFC 9457
 */
export function problemResponse(
  context: Context,
  { code, detail, errors = [], members = {}, instance }: ProblemBody,
): Response {
  const { status, title } = PROBLEMS[code]
  const body = {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    code,
    error: detail,
    ...(errors.length > 0 ? { errors } : {}),
    ...members,
    ...(instance === undefined ? {} : { instance }),
  }
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}
