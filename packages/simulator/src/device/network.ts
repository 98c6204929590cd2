import type { Connectivity } from './connectivity.ts'
import { type Exchange, exchange, type Fetch } from './exchange.ts'
import { cutSecret, type ProtocolRequest, type ProtocolTask } from './protocol-call.ts'

export type NetworkOptions = {
  readonly fetch: Fetch
  readonly timeoutMs: number
  readonly connectivity: Connectivity
  readonly now: () => Date
  /** Told of each request when its answer has come, or when it is clear that none will. */
  readonly onRequest: (request: ProtocolRequest) => void
}

export type NetworkRequest = {
  readonly task: ProtocolTask
  readonly url: string
  readonly init: RequestInit & { readonly method: string }
  /** More than this of an answer's body is not read. */
  readonly maxBytes: number
  /** A part of the address that is nobody's business. */
  readonly secretSegment?: string
}

/** The one door through which the device's requests leave. */
export class Network {
  readonly #options: NetworkOptions

  constructor(options: NetworkOptions) {
    this.#options = options
  }

  /** @throws the signal's reason, and nothing else. */
  async send(request: NetworkRequest, signal: AbortSignal): Promise<Exchange> {
    const { now, onRequest, connectivity } = this.#options
    const { url, init, maxBytes } = request
    const isSent = connectivity.isOnline
    const at = now()
    const answer = await exchange(url, init, { ...this.#options, maxBytes, signal })
    if (isSent) onRequest(describeRequest(request, answer, at, now().getTime() - at.getTime()))
    return answer
  }
}

function describeRequest(
  { task, url, init, secretSegment }: NetworkRequest,
  answer: Exchange,
  at: Date,
  durationMs: number,
): ProtocolRequest {
  const { host = '', pathname = '', search = '' } = URL.parse(url) ?? {}
  const path = `${pathname}${search}`
  return {
    direction: 'toServer',
    task,
    method: init.method,
    host,
    path: secretSegment === undefined ? path : path.replaceAll(secretSegment, cutSecret(secretSegment)),
    status: answer.kind === 'answered' ? answer.status : undefined,
    failure: answer.kind === 'failed' ? answer.reason : undefined,
    at,
    durationMs,
  }
}
