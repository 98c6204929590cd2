import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Timers } from '../push/timers.ts'
import { Rounds } from '../rounds.ts'
import type { Storage } from '../storage/storage.ts'
import type { TimelineMetrics } from './timeline-metrics.ts'

export interface TimelineSettings {
  /** How long the timeline is kept. */
  readonly days: number
  /** How long a device may take to come after a push, before it is pushed to again. Each further pause is four times as long. */
  readonly repeatAfterMs: number
  /** How often a push is repeated before the device is left to come by itself; 0 for never. */
  readonly maxRepeats: number
}

export const DEFAULT_TIMELINE_SETTINGS: TimelineSettings = { days: 90, repeatAfterMs: 300_000, maxRepeats: 5 }

export interface PushWatchOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: TimelineMetrics
  readonly settings: TimelineSettings
  /** Told when devices are owed a wake-up again. */
  readonly onWakeUpsOwed: () => void
  readonly timers?: Timers | undefined
}

const PAUSE_FACTOR = 4
/** APNs keeps a push for a day; by then a device that was off has had it. */
const MAX_PAUSE_MS = 24 * 3_600_000
/** Longest pause between looks. */
const MAX_LOOK_MS = 15_000
const SWEEP_INTERVAL_MS = 3_600_000
/** Rows in one transaction: short enough that a device does not notice. */
const BATCH_SIZE = 1_000
const DAY_MS = 86_400_000

/** Sees devices that were pushed to and did not come, has them pushed to again, and forgets what is older than the timeline. */
export class PushWatch {
  readonly #options: PushWatchOptions
  readonly #rounds: Rounds
  #sweptAt = 0

  constructor(options: PushWatchOptions) {
    this.#options = options
    const { settings, timers } = options
    const pauseMs = Math.min(MAX_LOOK_MS, settings.repeatAfterMs)
    this.#rounds = new Rounds({ work: () => this.#look(), pauseMs, timers })
  }

  start(): void {
    this.#rounds.start()
  }

  close(): Promise<void> {
    return this.#rounds.close()
  }

  /** Looks once. */
  async check(): Promise<void> {
    const { storage, clock, settings, metrics, logger, onWakeUpsOwed } = this.#options
    const now = clock.now()
    for (let pushes = 1; pushes <= settings.maxRepeats; pushes += 1) {
      const pushedBy = new Date(now.getTime() - pauseAfterMs(pushes, settings))
      for (;;) {
        const dealtWith = await storage.oweRepeats({ pushes, pushedBy, now, limit: BATCH_SIZE })
        if (dealtWith > 0) {
          metrics.repeated.inc(dealtWith)
          logger.info({ pushTokens: dealtWith, pushes }, 'devices were pushed to and have not come; pushing again')
          onWakeUpsOwed()
        }
        if (dealtWith < BATCH_SIZE || this.#rounds.isEnding) break
      }
    }
  }

  /** Forgets what is older than the timeline is kept, batch by batch. */
  async sweep(): Promise<void> {
    const { storage, clock, settings } = this.#options
    const before = new Date(clock.now().getTime() - settings.days * DAY_MS)
    for (;;) {
      const swept = await storage.sweepTimeline({ before, limit: BATCH_SIZE })
      if (swept < BATCH_SIZE || this.#rounds.isEnding) return
    }
  }

  async #look(): Promise<void> {
    const { clock, logger } = this.#options
    try {
      await this.check()
      const now = clock.now().getTime()
      if (now - this.#sweptAt < SWEEP_INTERVAL_MS) return
      await this.sweep()
      this.#sweptAt = now
    } catch (error) {
      logger.error({ err: error }, 'pushes could not be watched; trying again')
    }
  }
}

/** How long a device that was pushed to so many times is given. */
function pauseAfterMs(pushes: number, { repeatAfterMs }: TimelineSettings): number {
  return Math.min(repeatAfterMs * PAUSE_FACTOR ** (pushes - 1), MAX_PAUSE_MS)
}
