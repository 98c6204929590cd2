/** What somebody does who comes for the first time, in this order. */
export const TOUR_STEPS = ['picked', 'issued', 'added', 'updated', 'seen'] as const
export type TourStep = (typeof TOUR_STEPS)[number]

const KEPT_STEPS: readonly string[] = TOUR_STEPS

const KEPT_AS = 'billfold-studio-tour'
const ENDED = 'ended'

/** How far somebody has come on the way from a template to a banner; kept in this browser. */
export class Tour {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly #listeners = new Set<() => void>()
  #done: number

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage
    const kept = storage.getItem(KEPT_AS)
    // One that is none of ours counts as the beginning.
    this.#done = kept === ENDED ? TOUR_STEPS.length : KEPT_STEPS.indexOf(kept ?? '') + 1
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Steps that are behind; all of them once the tour is over. */
  readonly done = (): number => this.#done

  /** Takes note of a step; one that comes before its turn is no part of the tour. */
  did(step: TourStep): void {
    if (TOUR_STEPS[this.#done] === step) this.#become(this.#done + 1, step)
  }

  end(): void {
    this.#become(TOUR_STEPS.length, ENDED)
  }

  #become(done: number, keep: string): void {
    this.#done = done
    this.#storage.setItem(KEPT_AS, keep)
    for (const listener of this.#listeners) listener()
  }
}
