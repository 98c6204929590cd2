import { SimulatorError } from '../simulator-error.ts'
import type { Push } from './push.ts'

/** Enough to look back on a long session in a sandbox, few enough to keep in memory: the oldest go first. */
export const MAX_RECORDED_PUSHES = 10_000

/** How long `waitFor` waits unless told otherwise. */
export const DEFAULT_WAIT_LIMIT_MS = 10_000

export type WaitOptions = {
  /** Ends the wait with the signal's reason. */
  readonly signal?: AbortSignal
  /** Default: `DEFAULT_WAIT_LIMIT_MS`. */
  readonly limitMs?: number
}

type Waiter = {
  readonly predicate: (push: Push) => boolean
  readonly resolve: (push: Push) => void
  readonly reject: (error: unknown) => void
}

/** Remembers the pushes that arrived, and wakes whoever waits for one. */
export class PushRecord {
  readonly #pushes: Push[] = []
  readonly #waiters = new Set<Waiter>()
  #lastSequence = 0
  #isClosed = false

  /** Oldest first; a copy, so it does not change under its reader. */
  get pushes(): readonly Push[] {
    return [...this.#pushes]
  }

  add(arrived: Omit<Push, 'sequence'>): Push {
    this.#lastSequence += 1
    const push = { ...arrived, sequence: this.#lastSequence }
    this.#pushes.push(push)
    if (this.#pushes.length > MAX_RECORDED_PUSHES) this.#pushes.shift()
    for (const waiter of this.#waiters) {
      // A predicate that throws ends its own wait, not the push of a stranger.
      try {
        if (waiter.predicate(push)) waiter.resolve(push)
      } catch (error) {
        waiter.reject(error)
      }
    }
    return push
  }

  /** @throws SimulatorError ERR_SIMULATOR_PUSH_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason. */
  async waitFor(predicate: (push: Push) => boolean, options: WaitOptions = {}): Promise<Push> {
    const { signal, limitMs = DEFAULT_WAIT_LIMIT_MS } = options
    signal?.throwIfAborted()
    const recorded = this.#pushes.find(predicate)
    if (recorded !== undefined) return recorded
    if (this.#isClosed) throw closedError()

    const { promise, resolve, reject } = Promise.withResolvers<Push>()
    const waiter = { predicate, resolve, reject }
    const onAbort = () => reject(signal?.reason)
    const limit = setTimeout(() => reject(timeoutError(limitMs, this.#pushes)), limitMs)
    this.#waiters.add(waiter)
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await promise
    } finally {
      clearTimeout(limit)
      this.#waiters.delete(waiter)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const waiter of this.#waiters) waiter.reject(closedError())
  }
}

function timeoutError(limitMs: number, pushes: readonly Push[]): SimulatorError {
  const last = pushes.at(-1)
  const found =
    last === undefined ? 'none at all' : `${pushes.length}, the last answered ${last.status} ${last.reason ?? ''}`
  return new SimulatorError(
    'ERR_SIMULATOR_PUSH_TIMEOUT',
    `Expected a fitting push within ${limitMs} ms, found ${found.trimEnd()}; see the recorded pushes for what came`,
  )
}

function closedError(): SimulatorError {
  return new SimulatorError('ERR_SIMULATOR_CLOSED', 'Expected a push, but the push server was closed; wait before that')
}
