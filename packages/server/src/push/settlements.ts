import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Storage, WakeUp } from '../storage/storage.ts'
import type { PushCounters } from './push-counters.ts'
import type { Timers } from './timers.ts'

export interface SettlementsOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly timers: Timers
  readonly counters: PushCounters
  readonly logger: Logger
  /** Something was written: there is room again, and perhaps something due. */
  readonly onWritten: () => void
}

/** A wake-up whose token APNs calls dead. */
interface DeadWakeUp {
  readonly wakeUp: WakeUp
  readonly deadSince: Date
  /** When it is due if its token turns out to be in use again. */
  readonly dueAt: Date
}

/** Wake-ups that fall due together, and why they wait. */
interface PostponedWakeUps {
  readonly wakeUps: WakeUp[]
  readonly reasons: Set<string>
}

/** As many as one statement takes. */
const GROUP_SIZE = 1000
/** How long an outcome waits for company. */
const GROUP_DELAY_MS = 10
/** Due dates are rounded up to these steps, so that many share one statement. */
const DUE_STEP_MS = 250
/** Pause after the storage failed. */
const FAILURE_PAUSE_MS = 1_000

/** Writes outcomes to the storage, in groups: a transaction for each would take longer than the pushes themselves. */
export class Settlements {
  readonly #options: SettlementsOptions
  #accepted: WakeUp[] = []
  readonly #postponed = new Map<number, PostponedWakeUps>()
  #dead: DeadWakeUp[] = []
  #size = 0
  #isClosing = false
  #endTimer: (() => void) | undefined
  #writing: Promise<boolean> | undefined

  constructor(options: SettlementsOptions) {
    this.#options = options
  }

  accept(wakeUp: WakeUp): void {
    this.#accepted.push(wakeUp)
    this.#added()
  }

  postpone(wakeUp: WakeUp, dueAt: Date, reason: string): void {
    const due = Math.ceil(dueAt.getTime() / DUE_STEP_MS) * DUE_STEP_MS
    const group = this.#postponed.get(due) ?? { wakeUps: [], reasons: new Set() }
    group.wakeUps.push(wakeUp)
    group.reasons.add(reason)
    this.#postponed.set(due, group)
    this.#added()
  }

  /** Forgets the devices; a wake-up whose devices have come back meanwhile is due at `dueAt`. */
  bury(wakeUp: WakeUp, deadSince: Date, dueAt: Date): void {
    this.#dead.push({ wakeUp, deadSince, dueAt })
    this.#added()
  }

  /** Writes what there is, in one attempt. What cannot be written is repeated by whoever claims it after the lease. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#writing
    this.#endTimer?.()
    this.#endTimer = undefined
    if (this.#size > 0) await this.#write()
    // Tokens in use again were postponed meanwhile.
    if (this.#size > 0) await this.#write()
  }

  #added(): void {
    this.#size += 1
    if (this.#writing || this.#isClosing) return
    if (this.#size >= GROUP_SIZE) this.#start()
    else this.#startLater(GROUP_DELAY_MS)
  }

  #start(): void {
    this.#endTimer?.()
    this.#endTimer = undefined
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
      this.#options.onWritten()
    })
    void this.#writing.then(isWritten => {
      if (this.#size === 0 || this.#isClosing) return
      if (isWritten && this.#size >= GROUP_SIZE) this.#start()
      else this.#startLater(isWritten ? GROUP_DELAY_MS : FAILURE_PAUSE_MS)
    })
  }

  #startLater(delayMs: number): void {
    this.#endTimer ??= this.#options.timers.start(() => this.#start(), delayMs)
  }

  /** @returns false when the storage failed; then what is left stays here. */
  async #write(): Promise<boolean> {
    try {
      await this.#writeAccepted()
      await this.#writePostponed()
      await this.#writeDead()
      return true
    } catch (error) {
      this.#options.logger.error({ err: error }, 'outcomes of pushes could not be stored; trying again')
      return false
    }
  }

  async #writeAccepted(): Promise<void> {
    while (this.#accepted.length > 0) {
      const group = this.#accepted.slice(0, GROUP_SIZE)
      await this.#options.storage.completeWakeUps(group, this.#options.clock.now())
      this.#accepted = this.#accepted.slice(group.length)
      this.#options.counters.accepted += group.length
      this.#written(group.length)
    }
  }

  async #writePostponed(): Promise<void> {
    const { storage, counters, logger } = this.#options
    for (const [due, { wakeUps, reasons }] of this.#postponed) {
      const group = wakeUps.slice(0, GROUP_SIZE)
      const dueAt = new Date(due)
      await storage.postponeWakeUps(group, dueAt)
      wakeUps.splice(0, group.length)
      if (wakeUps.length === 0) this.#postponed.delete(due)
      logger.warn({ wakeUps: group.length, reasons: [...reasons], dueAt }, 'pushes postponed')
      counters.postponed += group.length
      this.#written(group.length)
    }
  }

  async #writeDead(): Promise<void> {
    const { storage, counters, logger } = this.#options
    while (this.#dead[0]) {
      const { wakeUp, deadSince, dueAt } = this.#dead[0]
      const { passTypeIdentifier, pushToken } = wakeUp
      const forgotten = await storage.dropPushToken({ passTypeIdentifier, pushToken, deadSince })
      this.#dead.shift()
      logger.info({ passTypeIdentifier, forgotten }, 'a push token is dead')
      if (forgotten > 0) {
        counters.dead += 1
        this.#written(1)
        continue
      }
      // Registered again since: the token is in use, and still owed its wake-up.
      this.#size -= 1
      this.postpone(wakeUp, dueAt, 'the device registered again')
    }
  }

  #written(wakeUps: number): void {
    this.#size -= wakeUps
    this.#options.counters.inHand -= wakeUps
  }
}
