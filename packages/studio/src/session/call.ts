import * as z from 'zod'

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).default([]),
})

interface CallErrorFacts {
  readonly code: string
  /** Of the answer; 0 when there was none. */
  readonly status: number
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[]
}

/** A call of the server failed; the message is the server's own, for the person. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: string
  readonly status: number
  /** What was wrong with the body, by place. */
  readonly errors: NonNullable<CallErrorFacts['errors']>

  constructor(message: string, { code, status, errors = [] }: CallErrorFacts, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.status = status
    this.errors = errors
  }
}

/** Event on the window: a call was refused because the session has ended, or its key was revoked. */
export const SIGNED_OUT = 'billfold-signed-out'

/**
 * Calls the server that the studio came from; the session's cookie goes with it.
 *
 * @throws CallError with the code of the problem document; ERR_UNREACHABLE without an answer; ERR_ANSWER_UNKNOWN for a failure in
 * no form that the server has.
 */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    const message = 'The server does not answer. See whether Billfold is running, then try again.'
    throw new CallError(message, { code: 'ERR_UNREACHABLE', status: 0 }, { cause })
  })
  if (response.ok) return response
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined))
  if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT))
  if (problem.success) throw new CallError(problem.data.detail, { ...problem.data, status: response.status })
  throw new CallError(`The server answered ${response.status}, and nothing that explains it. Try again.`, {
    code: 'ERR_ANSWER_UNKNOWN',
    status: response.status,
  })
}

/** Sends JSON. */
export function jsonBody(method: 'PATCH' | 'POST' | 'PUT', body: unknown): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}
