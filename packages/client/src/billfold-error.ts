import { PROBLEM_CODES, type ProblemCode } from './operations.ts'

/**
 * The server's own codes, whose meaning is told at `/problems/{code}`, and two of the client's:
 *
 * - `ERR_UNREACHABLE`: there was no answer, or none in time. Whether the call was done is not known
 * - `ERR_ANSWER_UNEXPECTED`: an answer that this version of the client does not know; by something in between, or a newer server
 */
export type BillfoldErrorCode = ProblemCode | 'ERR_UNREACHABLE' | 'ERR_ANSWER_UNEXPECTED'

/** One place of a request that is wrong. */
export interface ProblemPlace {
  /** JSON pointer (RFC 6901) into the body. */
  readonly pointer: string
  readonly code: string
  readonly message: string
}

export interface BillfoldErrorOptions extends ErrorOptions {
  readonly status?: number | undefined
  readonly problem?: Readonly<Record<string, unknown>> | undefined
  readonly retryAfter?: number | undefined
}

/** A call could not be done. The message is the sentence that the server says, with the first place that is wrong. */
export class BillfoldError extends Error {
  override readonly name = 'BillfoldError'
  readonly code: BillfoldErrorCode
  /** Of the answer; `undefined` when there was none. */
  readonly status: number | undefined
  /** The sentence by itself. */
  readonly detail: string
  /** Each place of the request that is wrong. */
  readonly errors: readonly ProblemPlace[]
  /** Names this failure in the log of the server. */
  readonly instance: string | undefined
  /** Seconds after which the call may be made again, where the server says so. */
  readonly retryAfter: number | undefined
  /** The whole problem document, with whatever members it has beside (RFC 9457). */
  readonly problem: Readonly<Record<string, unknown>>

  constructor(code: BillfoldErrorCode, detail: string, options: BillfoldErrorOptions = {}) {
    const { status, problem = {}, retryAfter, cause } = options
    const errors = placesOf(problem.errors)
    const [first] = errors
    super(
      first && first.message !== detail ? `${detail}: ${first.message}` : detail,
      cause === undefined ? {} : { cause },
    )
    this.code = code
    this.status = status
    this.detail = detail
    this.errors = errors
    this.instance = typeof problem.instance === 'string' ? problem.instance : undefined
    this.retryAfter = retryAfter
    this.problem = problem
  }
}

/** Makes the error of an answer that is no success. */
export async function readProblem(response: Response): Promise<BillfoldError> {
  const { status } = response
  const retryAfter = secondsOf(response.headers.get('Retry-After'))
  const problem = parseObject(await response.text())
  const code = PROBLEM_CODES.find(known => known === problem?.code)
  if (problem && code !== undefined && typeof problem.detail === 'string') {
    return new BillfoldError(code, problem.detail, { status, problem, retryAfter })
  }
  const found = typeof problem?.code === 'string' ? `code ${problem.code}` : 'no problem document'
  return new BillfoldError(
    'ERR_ANSWER_UNEXPECTED',
    `Expected an answer of Billfold, found status ${status} with ${found}. Check the address, and what stands before the server`,
    { status, problem, retryAfter },
  )
}

/** `undefined` for what is no object of JSON. */
function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}

function placesOf(errors: unknown): readonly ProblemPlace[] {
  return Array.isArray(errors) ? errors.filter(isPlace) : []
}

function isPlace(value: unknown): value is ProblemPlace {
  if (typeof value !== 'object' || value === null) return false
  const members: ReadonlyMap<string, unknown> = new Map(Object.entries(value))
  return ['pointer', 'code', 'message'].every(name => typeof members.get(name) === 'string')
}

/** As a number of seconds; the other form, a date, is not ours. */
function secondsOf(retryAfter: string | null): number | undefined {
  return retryAfter !== null && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : undefined
}
