/**
 * Lets one job at a time work on each name.
 *
 * Of jobs that may share, one waits at most: who comes while it has not begun joins it, and who comes later is sure of a
 * job that begins after them. So wake-ups that come close together become one, and none is lost.
 */
export class UpdateQueue {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #shared = new Map<string, Promise<void>>()

  /** Runs a job after all before it. */
  async alone<T>(name: string, job: () => Promise<T>): Promise<T> {
    const result = this.#after(this.#last.get(name), job)
    this.#last.set(name, result)
    try {
      return await result
    } finally {
      if (this.#last.get(name) === result) this.#last.delete(name)
    }
  }

  /** Runs a job after all before it, or joins the one that waits already. */
  shared(name: string, job: () => Promise<void>): Promise<void> {
    const waiting = this.#shared.get(name)
    if (waiting !== undefined) return waiting
    const run = this.alone(name, () => {
      this.#shared.delete(name)
      return job()
    })
    this.#shared.set(name, run)
    return run
  }

  async #after<T>(previous: Promise<unknown> | undefined, job: () => Promise<T>): Promise<T> {
    // How the one before ended is its caller's affair; and a job never begins within the call that asked for it.
    await Promise.allSettled([previous])
    return job()
  }
}
