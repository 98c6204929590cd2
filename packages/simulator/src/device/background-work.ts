/** Work that nobody waits for, until somebody does. */
export class BackgroundWork {
  readonly #signal: AbortSignal
  readonly #pending = new Set<Promise<void>>()

  /** @param signal what makes it right for work to fail. */
  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** An error that is not the signal's doing is a mistake in the program, and surfaces as an unhandled rejection. */
  add(work: Promise<void>): void {
    const ended = this.#end(work).finally(() => this.#pending.delete(ended))
    this.#pending.add(ended)
  }

  /** Resolves when nothing is pending any more, which includes what pending work adds. */
  async whenIdle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  async #end(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (!this.#signal.aborted) throw error
    }
  }
}
