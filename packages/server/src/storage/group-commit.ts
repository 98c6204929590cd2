/** Longest wait of a change for others to share its commit with. Beside a signature and a commit to disk nobody feels it. */
const GATHERING_MS = 2
/** So that one group holds nobody up for long: SQLite writes some 50 passes in a millisecond. */
const MAX_GROUP = 64

interface Waiting<Item> {
  readonly item: Item
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Writes what comes in at the same time in one transaction: a commit waits for the disk, however little it brings.
 *
 * Who comes alone is written at once; only while one group follows another do they gather. Each is told when its own is on disk. Of a
 * group that fails each is written again by itself, so that it has its own error and not that of its neighbour.
 */
export class GroupCommit<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>
  #waiting: Waiting<Item>[] = []
  #isWriting = false
  #writtenAt = Number.NEGATIVE_INFINITY

  /** @param write All of them in one transaction, or none. */
  constructor(write: (items: readonly Item[]) => Promise<void>) {
    this.#write = write
  }

  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed })
      if (!this.#isWriting) this.#start()
    })
  }

  #start(): void {
    this.#isWriting = true
    const next = () => void this.#writeGroups()
    if (performance.now() - this.#writtenAt < GATHERING_MS) setTimeout(next, GATHERING_MS)
    // What this turn of the event loop still brings comes along.
    else setImmediate(next)
  }

  async #writeGroups(): Promise<void> {
    const group = this.#waiting.splice(0, MAX_GROUP)
    try {
      await this.#write(group.map(({ item }) => item))
      for (const { done } of group) done()
    } catch (error) {
      await this.#writeEach(group, error)
    }
    this.#writtenAt = performance.now()
    this.#isWriting = false
    if (this.#waiting.length > 0) this.#start()
  }

  async #writeEach(group: readonly Waiting<Item>[], error: unknown): Promise<void> {
    const [only] = group
    if (group.length === 1) return only?.failed(error)
    // Side by side: where the database does not answer, nobody waits for as many failures as there are neighbours.
    await Promise.all(group.map(({ item, done, failed }) => this.#write([item]).then(done, failed)))
  }
}
