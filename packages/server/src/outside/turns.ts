import { OutsideError } from './outside-error.ts'

export interface TurnLimits {
  /** At a time, whatever their key. */
  readonly total: number
  /** At a time under one key. */
  readonly perKey: number
  /** In the queue; who comes when it is full is refused. */
  readonly waiting: number
}

interface Waiting {
  readonly key: string
  admit(): void
}

/** Lets so many in at a time, overall and under one key; in the order they come, but nobody waits for a key that is not theirs. */
export class Turns {
  readonly #limits: TurnLimits
  readonly #served = new Map<string, number>()
  readonly #waiting = new Set<Waiting>()
  #total = 0

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /**
   * Waits for a turn.
   *
   * @param signal Ends the waiting, with its reason.
   * @returns A function that ends the turn; to be called once.
   * @throws OutsideError ERR_OUTSIDE_BUSY
   */
  async enter(key: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#hasRoom(key)) return this.#admit(key)
    if (this.#waiting.size >= this.#limits.waiting) throw busy()
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiting)
        reject(signal.reason)
      }
      const waiting: Waiting = {
        key,
        admit: () => {
          this.#waiting.delete(waiting)
          signal.removeEventListener('abort', leave)
          resolve(this.#admit(key))
        },
      }
      this.#waiting.add(waiting)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #hasRoom(key: string): boolean {
    return this.#total < this.#limits.total && (this.#served.get(key) ?? 0) < this.#limits.perKey
  }

  #admit(key: string): () => void {
    this.#total += 1
    this.#served.set(key, (this.#served.get(key) ?? 0) + 1)
    return () => this.#leave(key)
  }

  #leave(key: string): void {
    const left = (this.#served.get(key) ?? 1) - 1
    if (left === 0) this.#served.delete(key)
    else this.#served.set(key, left)
    this.#total -= 1
    for (const waiting of this.#waiting) {
      if (!this.#hasRoom(waiting.key)) continue
      waiting.admit()
      return
    }
  }
}

function busy(): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_BUSY',
    'Expected room for one more image, found too many waiting. Try again later',
  )
}
