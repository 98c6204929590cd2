import { systemTimers, type Timers } from './push/timers.ts'

export interface RoundsOptions {
  /** What is done in each; the next one begins a pause after its end. Must not throw: nobody would hear of it. */
  readonly work: () => Promise<void>
  readonly pauseMs: number
  readonly timers?: Timers | undefined
}

/** Does something again and again, until told to end. */
export class Rounds {
  readonly #options: RoundsOptions
  readonly #timers: Timers
  #running: Promise<void> | undefined
  #isEnding = false
  #resume: () => void = () => {}

  constructor(options: RoundsOptions) {
    this.#options = options
    this.#timers = options.timers ?? systemTimers
  }

  /** Whether the round under way should come to its end. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Cuts the pause short, and waits for the round under way. */
  async close(): Promise<void> {
    this.#isEnding = true
    this.#resume()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isEnding) {
      await this.#options.work()
      await this.#pause()
    }
  }

  async #pause(): Promise<void> {
    if (this.#isEnding) return
    await new Promise<void>(resolve => {
      const endTimer = this.#timers.start(resolve, this.#options.pauseMs)
      this.#resume = () => {
        endTimer()
        resolve()
      }
    })
  }
}
