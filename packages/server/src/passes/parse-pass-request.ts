import { Problem } from '../problems.ts'
import { describeIssue } from './describe-issue.ts'
import { type PassRequest, passRequestSchema } from './pass-request.ts'

/**
 * Parses the body of a call that creates or replaces a pass.
 *
 * @throws Problem ERR_REQUEST_INVALID with every place that is wrong.
 */
export function parsePassRequest(body: unknown): PassRequest {
  const parsed = passRequestSchema.safeParse(body, { reportInput: true })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(describeIssue)
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  throw new Problem('ERR_REQUEST_INVALID', `${errors[0]?.message ?? 'The request is invalid'}${more}`, errors)
}
