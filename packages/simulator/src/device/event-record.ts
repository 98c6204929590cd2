import { DEFAULT_WAIT_LIMIT_MS, type WaitOptions } from '../apns/push-record.ts'
import { SimulatorError } from '../simulator-error.ts'
import { type DeviceEvent, type DeviceOccurrence, describe } from './events.ts'

/** Enough to look back on a long session in a sandbox, few enough to keep in memory: the oldest go first. */
export const MAX_RECORDED_EVENTS = 1_000

type Waiter = { readonly check: () => void; readonly reject: (error: unknown) => void }

/** Remembers what happened, and lets others wait until something has. */
export class EventRecord {
  readonly #now: () => Date
  readonly #onEvent: (event: DeviceEvent) => void
  readonly #events: DeviceEvent[] = []
  readonly #waiters = new Set<Waiter>()
  #lastSequence = 0
  #closedBy: SimulatorError | undefined

  constructor(now: () => Date, onEvent: (event: DeviceEvent) => void) {
    this.#now = now
    this.#onEvent = onEvent
  }

  /** Oldest first; a copy, so it does not change under its reader. */
  get events(): readonly DeviceEvent[] {
    return [...this.#events]
  }

  add(occurrence: DeviceOccurrence): void {
    this.#lastSequence += 1
    const event = { ...occurrence, sequence: this.#lastSequence, at: this.#now() }
    this.#events.push(event)
    if (this.#events.length > MAX_RECORDED_EVENTS) this.#events.shift()
    this.#onEvent(event)
    for (const waiter of this.#waiters) waiter.check()
  }

  /**
   * Waits until a search finds something; it is made at once and again after each event.
   *
   * @throws SimulatorError ERR_SIMULATOR_DEVICE_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason; what `find` throws.
   */
  async waitFor<T>(find: () => T | undefined, options: WaitOptions = {}): Promise<T> {
    const { signal, limitMs = DEFAULT_WAIT_LIMIT_MS } = options
    signal?.throwIfAborted()
    const found = find()
    if (found !== undefined) return found
    if (this.#closedBy !== undefined) throw this.#closedBy

    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const check = () => {
      // A search that fails ends its own wait, not the device's work.
      try {
        const later = find()
        if (later !== undefined) resolve(later)
      } catch (error) {
        reject(error)
      }
    }
    const waiter = { check, reject }
    const onAbort = () => reject(signal?.reason)
    const limit = setTimeout(() => reject(timeoutError(limitMs, this.#events.at(-1))), limitMs)
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

  close(reason: SimulatorError): void {
    this.#closedBy = reason
    for (const waiter of this.#waiters) waiter.reject(reason)
  }
}

function timeoutError(limitMs: number, last: DeviceEvent | undefined): SimulatorError {
  const found = last === undefined ? 'nothing at all' : `last "${describe(last)}"`
  return new SimulatorError(
    'ERR_SIMULATOR_DEVICE_TIMEOUT',
    `Expected something to happen on the device within ${limitMs} ms, found ${found}; see its events for what did`,
  )
}
