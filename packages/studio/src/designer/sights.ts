import type { Box, Reason } from '@billfold/preview'
import type { Place } from './pointing.ts'

/** What becomes of something on the front, where not all of it can be read there. */
export interface Sight {
  readonly state: 'cut' | 'hidden'
  readonly reason?: Reason
}

/** What the front shows of each place, as it was last drawn, for the form to say it beside the field. */
export class Sights {
  readonly #listeners = new Set<() => void>()
  #byPlace: ReadonlyMap<Place, Sight> = new Map()
  #whyNot: ((reason: Reason) => string) | undefined

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nothing where all of it is shown; the very same while it stays the same. */
  at(place: Place): Sight | undefined {
    return this.#byPlace.get(place)
  }

  take(boxes: readonly Box[]): void {
    const byPlace = new Map<Place, Sight>()
    for (const { pointer, reason, state } of boxes) {
      if (pointer === undefined || (state !== 'cut' && state !== 'hidden')) continue
      const sight: Sight = { state, ...(reason !== undefined && { reason }) }
      const before = this.at(pointer)
      byPlace.set(pointer, before?.state === state && before.reason === reason ? before : sight)
    }
    const isSame =
      byPlace.size === this.#byPlace.size && [...byPlace].every(([place, sight]) => this.at(place) === sight)
    if (isSame) return
    this.#byPlace = byPlace
    this.#tell()
  }

  /** How a reason is put in words; the rules that give them come later than the form. */
  readonly whyNot = (): ((reason: Reason) => string) | undefined => this.#whyNot

  learn(whyNot: (reason: Reason) => string): void {
    this.#whyNot = whyNot
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
