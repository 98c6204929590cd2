import { BillfoldError, readProblem } from './billfold-error.ts'
import type { CallOptions, Operation } from './call.ts'
import { makeRequest, type Request } from './make-request.ts'
import {
  type ListAuditAnswer,
  type ListAuditInput,
  type ListedPass,
  type ListPassesInput,
  type Operations,
  operationsBy,
} from './operations.ts'

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface ClientOptions {
  /** Where Billfold is: `https://passes.example.com`. */
  readonly url: string
  /** `bf_live_…` or `bf_test_…`. */
  readonly apiKey: string
  /** Default: the one that is there. */
  readonly fetch?: Fetch
  /** How often a call is made again, at most. Default: 3. */
  readonly retries?: number
  /** Longest time to wait before a call is made again; where the server names a longer one, its answer is thrown. Default: 30,000. */
  readonly maxWaitMs?: number
  /** How long one try may take. Default: 60,000. */
  readonly timeoutMs?: number
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
  /** From 0 up to 1. Default: `Math.random`. */
  readonly random?: () => number
  /** Makes a name that no other call has. Default: 128 random bits. */
  readonly idempotencyKey?: () => string
}

export interface Client extends Operations {
  /** Every pass that fits, newest first, fetched page by page as they are asked for. */
  readonly eachPass: (input?: Omit<ListPassesInput, 'cursor'>, options?: CallOptions) => AsyncGenerator<ListedPass>
  /** Every entry of the log of changes, newest first. */
  readonly eachAuditEntry: (
    input?: Omit<ListAuditInput, 'before'>,
    options?: CallOptions,
  ) => AsyncGenerator<ListAuditAnswer['body']['entries'][number]>
}

const FIRST_BACK_OFF_MS = 500
const MAX_BACK_OFF_MS = 8_000

/**
 * A client of the Billfold API, with a method for each operation.
 *
 * Every method throws a `BillfoldError` for what cannot be done, and the reason of its signal when that is aborted. A call that may
 * be repeated is, when there is no answer, or one that says to come again (429, 503): with the same `Idempotency-Key`, so that it is
 * done once.
 *
 * @throws TypeError for an address that is none.
 */
export function createClient(options: ClientOptions): Client {
  const { fetch = globalThis.fetch.bind(globalThis), retries = 3, maxWaitMs = 30_000, timeoutMs = 60_000 } = options
  const { sleep = sleepFor, random = Math.random, idempotencyKey = randomKey, apiKey } = options
  assertAddress(options.url)
  const context = { url: options.url.replace(/\/+$/, ''), apiKey, idempotencyKey }

  async function call<Answer>(operation: Operation, input: object, { signal }: CallOptions = {}): Promise<Answer> {
    const request = makeRequest(operation, input, context)
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await readAnswer<Answer>(operation, await send(request, signal))
      } catch (error) {
        signal?.throwIfAborted()
        const waitMs = attempt < retries ? waitBefore(error, request, attempt) : undefined
        if (waitMs === undefined || waitMs > maxWaitMs) throw error
        await sleep(waitMs, signal)
      }
    }
  }

  async function send({ url, method, headers, body }: Request, signal: AbortSignal | undefined): Promise<Response> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      return await fetch(url, {
        method,
        headers,
        // Another address gets neither the key nor the call.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body !== undefined && { body }),
      })
    } catch (cause) {
      throw unreachable(url, cause)
    }
  }

  /** How long to wait before a call is made again; `undefined`: not at all. */
  function waitBefore(error: unknown, { isRepeatable }: Request, attempt: number): number | undefined {
    if (!(error instanceof BillfoldError)) return undefined
    const { code, status, retryAfter } = error
    const backOff = random() * Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** attempt)
    if (code === 'ERR_UNREACHABLE') return isRepeatable ? backOff : undefined
    if (retryAfter !== undefined && (status === 429 || status === 503)) return retryAfter * 1000 + backOff
    // An earlier try of ours is still at it. Of 429 without a time to wait, more of the same would not help.
    return status === 503 || code === 'ERR_IDEMPOTENT_CALL_UNDER_WAY' ? backOff : undefined
  }

  const operations = operationsBy(call)
  return {
    ...operations,
    async *eachPass(input = {}, callOptions) {
      let cursor: string | null | undefined
      do {
        const { body } = await operations.listPasses({ ...input, ...(cursor && { cursor }) }, callOptions)
        yield* body.passes
        cursor = body.nextCursor
      } while (cursor !== null)
    },
    async *eachAuditEntry(input = {}, callOptions) {
      let before: number | undefined
      do {
        const { body } = await operations.listAudit({ ...input, ...(before && { before }) }, callOptions)
        yield* body.entries
        before = body.entries.at(-1)?.id
      } while (before !== undefined)
    },
  }
}

/** Here and not at the first call, which would look like a server that does not answer. */
function assertAddress(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined
  if (protocol === 'http:' || protocol === 'https:') return
  throw new TypeError(`Expected url to be an address such as https://passes.example.com, found ${JSON.stringify(url)}`)
}

/** @throws BillfoldError */
async function readAnswer<Declared>(operation: Operation, response: Response): Promise<Declared> {
  const { status, headers } = response
  const declared = operation.answers[status]
  try {
    if (!declared) throw await readProblem(response)
    const facts = Object.entries(declared.headers).map(([fact, header]) => [fact, headers.get(header)])
    const body: unknown = declared.isJson
      ? JSON.parse(await response.text())
      : new Uint8Array(await response.arrayBuffer())
    const answer = { ...Object.fromEntries(facts), status, headers, body }
    if (isDeclared<Declared>(answer, declared.headers)) return answer
  } catch (error) {
    if (error instanceof BillfoldError) throw error
    // The connection broke within the body, or it is not JSON.
    throw error instanceof SyntaxError ? unexpected(operation, response, error) : unreachable(response.url, error)
  }
  throw unexpected(operation, response, undefined)
}

/** What can be seen of an answer; that its body is as declared is the server's word, which its own tests hold it to. */
function isDeclared<Declared>(answer: object, headers: Readonly<Record<string, string>>): answer is object & Declared {
  const members: ReadonlyMap<string, unknown> = new Map(Object.entries(answer))
  return Object.keys(headers).every(fact => typeof members.get(fact) === 'string')
}

function unreachable(url: string, cause: unknown): BillfoldError {
  return new BillfoldError(
    'ERR_UNREACHABLE',
    `Expected an answer from ${hostOf(url)}, found none. Whether the call was done is not known; make it again`,
    { cause },
  )
}

function unexpected({ id }: Operation, { status }: Response, cause: unknown): BillfoldError {
  return new BillfoldError(
    'ERR_ANSWER_UNEXPECTED',
    `Expected the answer of ${id}, found status ${status} with something else. Check what stands before the server`,
    { status, cause },
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the server'
}

function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function sleepFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', wake)
      resolve()
    }, ms)
    signal?.addEventListener('abort', wake, { once: true })
  })
}
