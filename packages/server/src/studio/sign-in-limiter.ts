import type { Clock } from '../clock.ts'

const WINDOW_MS = 60_000
/** A person mistypes some times; keys have 192 bits, so this is about the noise, not about guessing one. */
const MAX_FAILURES = 10
/** Of one window; who comes from further ones shares a count with others. */
const MAX_ADDRESSES = 10_000
const OTHERS = 'others'

/** Counts the attempts to sign in that failed, by address, in the minute that runs; one process for itself. */
export class SignInLimiter {
  readonly #clock: Clock
  #window = 0
  #counts = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts an attempt before it is known how it goes, so that many at once are not one. @returns whether it may be made. */
  take(address: string): boolean {
    const window = Math.floor(this.#clock.now().getTime() / WINDOW_MS)
    if (window !== this.#window) {
      this.#window = window
      this.#counts = new Map()
    }
    const counted = this.#counted(address)
    const count = (this.#counts.get(counted) ?? 0) + 1
    this.#counts.set(counted, count)
    return count <= MAX_FAILURES
  }

  /** The attempt went well, and does not count. */
  forgive(address: string): void {
    const counted = this.#counted(address)
    this.#counts.set(counted, Math.max(0, (this.#counts.get(counted) ?? 0) - 1))
  }

  /** Seconds until the next window. */
  get retryAfterSeconds(): number {
    return Math.ceil((WINDOW_MS - (this.#clock.now().getTime() % WINDOW_MS)) / 1000)
  }

  #counted(address: string): string {
    return this.#counts.has(address) || this.#counts.size < MAX_ADDRESSES ? address : OTHERS
  }
}
