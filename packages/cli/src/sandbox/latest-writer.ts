/** Writes one thing at a time, and of what comes in meanwhile only the latest. */
export class LatestWriter {
  readonly #write: () => Promise<void>
  #isDirty = false
  #writing: Promise<void> | undefined

  constructor(write: () => Promise<void>) {
    this.#write = write
  }

  /** Has the state of now, or a later one, written. */
  touch(): void {
    this.#isDirty = true
    this.#writing ??= this.#run()
  }

  /** Resolves when all that was touched is written. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #run(): Promise<void> {
    // Everything that happens in the same turn is one change.
    await Promise.resolve()
    while (this.#isDirty) {
      this.#isDirty = false
      await this.#write()
    }
    this.#writing = undefined
  }
}
