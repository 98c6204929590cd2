import type { Timers } from '../../../src/push/timers.ts'

interface TestTimer {
  readonly callback: () => void
  readonly delayMs: number
}

/** Timers that ring when they are told to. */
export class TestTimers implements Timers {
  readonly #timers = new Set<TestTimer>()

  start(callback: () => void, delayMs: number): () => void {
    const timer = { callback, delayMs }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Delays of the timers that run, shortest first. */
  get delaysMs(): readonly number[] {
    return [...this.#timers].map(({ delayMs }) => delayMs).sort((a, b) => a - b)
  }

  /** Lets timers of a delay ring, those that were started first. */
  ring(delayMs: number, count = Number.POSITIVE_INFINITY): void {
    for (const timer of [...this.#timers].filter(other => other.delayMs === delayMs).slice(0, count)) {
      this.#timers.delete(timer)
      timer.callback()
    }
  }
}
