import type { DeviceEvent } from './events.ts'
import type { ProtocolCall } from './protocol-call.ts'

/** Enough to look back on a long session in a sandbox, few enough to keep in memory: the oldest go first. */
export const MAX_RECORDED_ACTIVITY = 1_000

/** Something that happened on the device, or a message that it exchanged; `sequence` counts up from 1 without gaps. */
export type ActivityEntry =
  | { readonly sequence: number; readonly kind: 'event'; readonly event: DeviceEvent }
  | { readonly sequence: number; readonly kind: 'call'; readonly call: ProtocolCall }

type Happening =
  | { readonly kind: 'event'; readonly event: DeviceEvent }
  | { readonly kind: 'call'; readonly call: ProtocolCall }

/** Events and protocol calls in the one order in which they happened, for whoever watches the device. */
export class Activity {
  readonly #entries: ActivityEntry[] = []
  readonly #listeners = new Set<() => void>()
  #lastSequence = 0
  #isClosed = false

  get lastSequence(): number {
    return this.#lastSequence
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  add(happening: Happening): void {
    this.#lastSequence += 1
    this.#entries.push({ ...happening, sequence: this.#lastSequence })
    if (this.#entries.length > MAX_RECORDED_ACTIVITY) this.#entries.shift()
    this.#notify()
  }

  /** What followed a place in the record; `undefined` when some of it is forgotten, or the place is none. */
  since(sequence: number): readonly ActivityEntry[] | undefined {
    const forgotten = this.#lastSequence - this.#entries.length
    if (sequence < forgotten || sequence > this.#lastSequence) return undefined
    return this.#entries.slice(sequence - forgotten)
  }

  /** All that is remembered, oldest first. */
  all(): readonly ActivityEntry[] {
    return [...this.#entries]
  }

  /** Calls back after each entry, and at the end. @returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#isClosed = true
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
