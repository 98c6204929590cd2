import { SimulatorError } from '../simulator-error.ts'
import { WaitingRoom, type WaitOptions } from '../waiting-room.ts'
import { type DeviceEvent, type DeviceOccurrence, describe } from './events.ts'

/** Enough to look back on a long session in a sandbox, few enough to keep in memory: the oldest go first. */
export const MAX_RECORDED_EVENTS = 1_000

/** Remembers what happened, and lets others wait until something has. */
export class EventRecord {
  readonly #now: () => Date
  readonly #onEvent: (event: DeviceEvent) => void
  readonly #events: DeviceEvent[] = []
  readonly #waiting = new WaitingRoom()
  #lastSequence = 0

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
    this.#waiting.look()
  }

  /**
   * Waits until a search finds something; it is made at once and again after each event.
   *
   * @throws SimulatorError ERR_SIMULATOR_DEVICE_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason; what `find` throws.
   */
  waitFor<T>(find: () => T | undefined, options?: WaitOptions): Promise<T> {
    return this.#waiting.waitFor(find, limitMs => timeoutError(limitMs, this.#events.at(-1)), options)
  }

  close(reason: SimulatorError): void {
    this.#waiting.close(reason)
  }
}

function timeoutError(limitMs: number, last: DeviceEvent | undefined): SimulatorError {
  const found = last === undefined ? 'nothing at all' : `last "${describe(last)}"`
  return new SimulatorError(
    'ERR_SIMULATOR_DEVICE_TIMEOUT',
    `Expected something to happen on the device within ${limitMs} ms, found ${found}; see its events for what did`,
  )
}
