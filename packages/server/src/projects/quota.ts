import type { Clock } from '../clock.ts'
import { Problem } from '../problems.ts'
import type { Storage } from '../storage/storage.ts'
import type { Caller } from './caller.ts'

export interface QuotaOptions {
  readonly storage: Pick<Storage, 'countUsage'>
  readonly clock: Clock
}

/** What a project has used of its month. */
export interface Usage {
  readonly count: number
  /** `undefined`: any number. */
  readonly limit: number | undefined
  readonly remaining: number | undefined
  /** When counting begins anew. */
  readonly resetAt: Date
}

const SECOND_MS = 1000

/**
 * Counts passes issued and changed in a calendar month (UTC). Test keys are not counted.
 *
 * Calls at the same moment may each see the last pass of a quota left, and go beyond it by as many as they are.
 */
export class Quota {
  readonly #options: QuotaOptions

  constructor(options: QuotaOptions) {
    this.#options = options
  }

  async usageOf({ projectId, limits }: Pick<Caller, 'projectId' | 'limits'>): Promise<Usage> {
    const { storage, clock } = this.#options
    const now = clock.now()
    const count = await storage.countUsage(projectId, monthOf(now))
    const limit = limits.monthlyQuota
    const remaining = limit === undefined ? undefined : Math.max(0, limit - count)
    return { count, limit, remaining, resetAt: nextMonth(now) }
  }

  /** What is left of the month, and for how long it has to do. */
  async leftOf(caller: Pick<Caller, 'projectId' | 'limits'>) {
    const { remaining, resetAt } = await this.usageOf(caller)
    return { remaining, resetSeconds: this.#secondsUntil(resetAt) }
  }

  /** Month that a change made by a caller counts for; `undefined` when it does not count. */
  monthFor({ kind }: Pick<Caller, 'kind'>): string | undefined {
    return kind === 'live' ? monthOf(this.#options.clock.now()) : undefined
  }

  /** @throws Problem ERR_QUOTA_EXCEEDED */
  async require(caller: Caller): Promise<void> {
    if (caller.kind === 'test' || caller.limits.monthlyQuota === undefined) return
    const { remaining, limit, resetAt } = await this.usageOf(caller)
    if (remaining !== 0) return
    const resetDate = resetAt.toISOString()
    throw new Problem(
      'ERR_QUOTA_EXCEEDED',
      'Rate limit exceeded',
      [],
      {
        resetDate,
        message: `The project has used its ${limit} passes of this month; counting begins anew at ${resetDate}`,
      },
      { 'Retry-After': String(this.#secondsUntil(resetAt)) },
    )
  }

  #secondsUntil(instant: Date): number {
    return Math.ceil((instant.getTime() - this.#options.clock.now().getTime()) / SECOND_MS)
  }
}

function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7)
}

function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
}
