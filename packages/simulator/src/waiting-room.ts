import type { SimulatorError } from './simulator-error.ts'

/** How long is waited unless told otherwise. */
export const DEFAULT_WAIT_LIMIT_MS = 10_000

export type WaitOptions = {
  /** Ends the wait with the signal's reason. */
  readonly signal?: AbortSignal
  /** Default: `DEFAULT_WAIT_LIMIT_MS`. */
  readonly limitMs?: number
}

type Waiter = { readonly check: () => void; readonly reject: (error: unknown) => void }

/** Lets others wait until something has happened, without asking again and again. */
export class WaitingRoom {
  readonly #waiters = new Set<Waiter>()
  #closedBy: SimulatorError | undefined

  /**
   * Waits until a search finds something; it is made at once, and again with each `look`.
   *
   * @param timeoutError What to throw when the limit is reached.
   * @throws what `timeoutError` makes, what the room was closed with, the signal's reason, what `find` throws.
   */
  async waitFor<T>(
    find: () => T | undefined,
    timeoutError: (limitMs: number) => SimulatorError,
    { signal, limitMs = DEFAULT_WAIT_LIMIT_MS }: WaitOptions = {},
  ): Promise<T> {
    signal?.throwIfAborted()
    const found = find()
    if (found !== undefined) return found
    if (this.#closedBy !== undefined) throw this.#closedBy

    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const check = () => {
      // A search that fails ends its own wait, not the work of whoever made something happen.
      try {
        const later = find()
        if (later !== undefined) resolve(later)
      } catch (error) {
        reject(error)
      }
    }
    const waiter = { check, reject }
    const onAbort = () => reject(signal?.reason)
    const limit = setTimeout(() => reject(timeoutError(limitMs)), limitMs)
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

  /** Something happened: everybody looks whether it is theirs. */
  look(): void {
    for (const waiter of this.#waiters) waiter.check()
  }

  /** Sends everybody away, now and later. */
  close(reason: SimulatorError): void {
    this.#closedBy = reason
    for (const waiter of this.#waiters) waiter.reject(reason)
  }
}
