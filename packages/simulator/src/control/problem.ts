import type { Finding } from '@billfold/pkpass'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { SimulatorError, type SimulatorErrorCode } from '../simulator-error.ts'

/** What a problem document of the control page says (RFC 9457); `code` is for programs, `error` for people. */
export type Problem = {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly code: SimulatorErrorCode | ControlCode
  readonly error: string
  readonly findings?: readonly Finding[]
}

/** Codes of what the control page itself refuses. */
export type ControlCode =
  | 'ERR_CONTROL_BODY_TOO_LARGE'
  | 'ERR_CONTROL_FAULTS_INVALID'
  | 'ERR_CONTROL_LINK_INVALID'
  | 'ERR_CONTROL_LINK_UNKNOWN'
  | 'ERR_CONTROL_NOT_FOUND'
  | 'ERR_CONTROL_NOT_LOOPBACK'
  | 'ERR_CONTROL_SETTINGS_INVALID'
  | 'ERR_CONTROL_TOO_MANY_STREAMS'
  | 'ERR_CONTROL_UNEXPECTED'

/** Answers a problem document. */
export function answerProblem(context: Context, problem: Problem): Response {
  const { status, title, code, error, findings } = problem
  const body = { type: 'about:blank', title, status, detail: error, code, error, ...(findings && { findings }) }
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}

/** Answers what a use of the simulator threw; an error that is not the simulator's is a mistake in it. */
export function answerError(context: Context, error: unknown): Response {
  if (!(error instanceof SimulatorError)) {
    return answerProblem(context, {
      status: 500,
      title: 'Internal Server Error',
      code: 'ERR_CONTROL_UNEXPECTED',
      error: 'Expected the simulator to answer, found a mistake in it',
    })
  }
  const { code, message, findings } = error
  return answerProblem(context, {
    ...STATUSES[code],
    code,
    error: message,
    ...(code === 'ERR_SIMULATOR_PASS_REFUSED' ? { findings } : {}),
  })
}

const UNPROCESSABLE = { status: 422, title: 'Unprocessable Content' } as const
const UNAVAILABLE = { status: 503, title: 'Service Unavailable' } as const
const CONFLICT = { status: 409, title: 'Conflict' } as const

const STATUSES = {
  ERR_SIMULATOR_AUTHORITY_INVALID: UNPROCESSABLE,
  ERR_SIMULATOR_CERTIFICATE_REQUEST: UNPROCESSABLE,
  ERR_SIMULATOR_FAULT: UNPROCESSABLE,
  ERR_SIMULATOR_LISTEN: UNAVAILABLE,
  ERR_SIMULATOR_CLOSED: UNAVAILABLE,
  ERR_SIMULATOR_PUSH_TIMEOUT: UNAVAILABLE,
  ERR_SIMULATOR_TOKEN: UNPROCESSABLE,
  ERR_SIMULATOR_PASS_REFUSED: UNPROCESSABLE,
  ERR_SIMULATOR_PASS_UNKNOWN: { status: 404, title: 'Not Found' },
  ERR_SIMULATOR_PASS_NOT_UPDATABLE: CONFLICT,
  ERR_SIMULATOR_LINK: UNPROCESSABLE,
  ERR_SIMULATOR_DEVICE_OFFLINE: CONFLICT,
  ERR_SIMULATOR_DEVICE_STATE: UNPROCESSABLE,
  ERR_SIMULATOR_DEVICE_TIMEOUT: UNAVAILABLE,
} as const satisfies Record<SimulatorErrorCode, Pick<Problem, 'status' | 'title'>>
