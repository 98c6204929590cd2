import type { Clock } from '../clock.ts'
import type { ProjectId } from '../identifiers.ts'

/** What is left for a project in this second. */
export interface Rate {
  readonly isAllowed: boolean
  readonly limit: number
  readonly remaining: number
}

const SECOND_MS = 1000

/** Counts the calls of each project in the second that runs; one process for itself. */
export class RateLimiter {
  readonly #clock: Clock
  #second = 0
  #counts = new Map<ProjectId, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  take(projectId: ProjectId, limit: number): Rate {
    const second = Math.floor(this.#clock.now().getTime() / SECOND_MS)
    if (second !== this.#second) {
      this.#second = second
      this.#counts = new Map()
    }
    const count = (this.#counts.get(projectId) ?? 0) + 1
    this.#counts.set(projectId, count)
    return { isAllowed: count <= limit, limit, remaining: Math.max(0, limit - count) }
  }
}
