import type { Connectivity } from './connectivity.ts'

/** How long a request may take, its body included, before the device gives it up. Apple documents no figure. */
export const REQUEST_TIMEOUT_MS = 30_000

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type ExchangeOptions = {
  readonly fetch: Fetch
  readonly timeoutMs: number
  /** More than this of an answer's body is not read. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  readonly connectivity: Connectivity
}

/** What came of a request: an answer, or the system's sentence for why there is none. */
export type Exchange =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Headers
      /** `undefined` when it was longer than `maxBytes`. */
      readonly body: Uint8Array | undefined
    }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * Sends a request and reads the answer whole.
 *
 * @throws the signal's reason, and nothing else: a request that fails is an answer of its own.
 */
export async function exchange(url: string, init: RequestInit, options: ExchangeOptions): Promise<Exchange> {
  const { connectivity, signal, timeoutMs } = options
  signal.throwIfAborted()
  if (!connectivity.isOnline) return { kind: 'failed', reason: 'The Internet connection appears to be offline.' }
  const { lost } = connectivity
  const request = new AbortController()
  const onAbort = () => request.abort(signal.reason)
  const limit = setTimeout(() => request.abort(new DOMException('timed out', 'TimeoutError')), timeoutMs)
  signal.addEventListener('abort', onAbort, { once: true })
  lost.addEventListener('abort', onAbort, { once: true })
  try {
    // A redirect is answered as it stands: the token is for the web service alone.
    const response = await options.fetch(url, { ...init, redirect: 'manual', signal: request.signal })
    const body = await readBody(response, options.maxBytes)
    return { kind: 'answered', status: response.status, headers: response.headers, body }
  } catch (error) {
    signal.throwIfAborted()
    return { kind: 'failed', reason: lost.aborted ? 'The network connection was lost.' : describeFailure(error) }
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', onAbort)
    lost.removeEventListener('abort', onAbort)
  }
}

async function readBody({ body }: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** In the words of the system's own network errors, with the code below them where there is one. */
function describeFailure(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'The request timed out.'
  const code = findCode(error)
  return `Could not connect to the server${code === undefined ? '' : ` (${code})`}.`
}

function findCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return findCode(error.cause)
}
