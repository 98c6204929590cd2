import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { PassTypeIdentifier, PushToken } from '../identifiers.ts'
import type { Storage, WakeUp } from '../storage/storage.ts'
import { type ApnsAnswer, decideOutcome, type PushOutcome } from './apns-answer.ts'
import { type BackOffOptions, backOffMs } from './back-off.ts'
import { createPushCounters, type PushCounters } from './push-counters.ts'
import { Settlements } from './settlements.ts'
import { systemTimers, type Timers } from './timers.ts'

/** Sends one push; what the sender needs of an APNs client. */
interface Pusher {
  push(pushToken: PushToken, expiration: Date): Promise<ApnsAnswer>
}

/** One for each pass type, asked for with every push: after a renewal it is another. */
export interface Pushers {
  get(passTypeIdentifier: PassTypeIdentifier): Pusher | undefined
  close(): Promise<void>
}

export interface WakeUpSenderOptions {
  readonly storage: Storage
  readonly pushers: Pushers
  readonly clock: Clock
  /** From 0 to below 1; spreads retries. */
  readonly random: () => number
  readonly backOff: BackOffOptions
  readonly logger: Logger
  readonly timers?: Timers | undefined
  readonly counters?: PushCounters | undefined
}

/** What keeps pushes of a pass type from being accepted until somebody mends it. */
export interface PushAlarm {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly reason: string
  readonly since: Date
}

/** Wake-ups in hand: enough for several connections, so that one that hangs does not hold back the others. */
const WINDOW = 4000
/** Wake-ups claimed at a time. */
const CLAIM_SIZE = 1000
/** Room that is worth a claim while more is due than fits. */
const MIN_CLAIM_SIZE = 500
/** Longer than a push may take, so that a claim never runs out under a push that is still under way. */
const LEASE_MS = 30_000
/** Longest pause between looks at a storage that others write to: their wake-ups are not announced here. */
const MAX_SHARED_PAUSE_MS = 1_000
/** Longest pause between looks at a storage of our own: against clocks that are set back. */
const MAX_PAUSE_MS = 60_000
/** Pause after the storage failed. */
const FAILURE_PAUSE_MS = 1_000
const PUSH_LIFETIME_MS = 24 * 3_600_000
/** Pause after an answer that only an operator can change. */
const ALARM_DELAY_MS = 15 * 60_000

/**
 * Carries wake-ups from the storage to APNs until each is accepted or its token is dead.
 *
 * What is owed stands in the storage; this loop holds nothing that a sudden end could lose. A push may be repeated, never left out.
 */
export class WakeUpSender {
  readonly #options: WakeUpSenderOptions
  readonly #timers: Timers
  readonly #counters: PushCounters
  readonly #settlements: Settlements
  readonly #stop = new AbortController()
  readonly #underWay = new Set<Promise<void>>()
  /** By the pusher that was refused: the one that takes its place after a renewal begins afresh. */
  readonly #stops = new WeakMap<Pusher, { readonly until: Date; readonly reason: string }>()
  readonly #alarms = new Map<string, PushAlarm>()
  #running: Promise<void> | undefined
  #isAwaited = false
  #resume: () => void = () => {}

  constructor(options: WakeUpSenderOptions) {
    this.#options = options
    this.#timers = options.timers ?? systemTimers
    this.#counters = options.counters ?? createPushCounters()
    this.#settlements = new Settlements({
      ...options,
      timers: this.#timers,
      counters: this.#counters,
      onWritten: () => this.wake(),
    })
  }

  get counters(): PushCounters {
    return this.#counters
  }

  /** What waits for somebody to mend it; gone with the first push that is accepted again. */
  get alarms(): readonly PushAlarm[] {
    return [...this.#alarms.values()]
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Looks at once: something was stored. */
  wake(): void {
    this.#isAwaited = true
    this.#resume()
  }

  /** Finishes the pushes under way and stops. */
  async close(): Promise<void> {
    this.#stop.abort()
    this.#resume()
    await this.#running
    await Promise.all(this.#underWay)
    await this.#settlements.close()
    await this.#options.pushers.close()
  }

  async #run(): Promise<void> {
    const { storage, clock, logger } = this.#options
    while (!this.#stop.signal.aborted) {
      this.#isAwaited = false
      try {
        const room = WINDOW - this.#counters.inHand
        if (room < MIN_CLAIM_SIZE) {
          await this.#pause(MAX_PAUSE_MS)
          continue
        }
        const limit = Math.min(room, CLAIM_SIZE)
        const claimed = await storage.claimWakeUps({ now: clock.now(), leaseMs: LEASE_MS, limit })
        this.#counters.claimed += claimed.length
        this.#counters.inHand += claimed.length
        for (const wakeUp of claimed) this.#begin(wakeUp)
        if (claimed.length === 0) await this.#pause(await this.#untilNextMs())
      } catch (error) {
        logger.error({ err: error }, 'wake-ups could not be read; trying again')
        await this.#pause(FAILURE_PAUSE_MS)
      }
    }
  }

  async #untilNextMs(): Promise<number> {
    const { storage, clock } = this.#options
    const longestMs = storage.isShared ? MAX_SHARED_PAUSE_MS : MAX_PAUSE_MS
    const next = await storage.nextWakeUpAt()
    return next ? Math.min(Math.max(0, next.getTime() - clock.now().getTime()), longestMs) : longestMs
  }

  /** Waits, unless or until there is a reason to look at once. */
  async #pause(pauseMs: number): Promise<void> {
    if (this.#isAwaited || this.#stop.signal.aborted) return
    await new Promise<void>(resolve => {
      const endTimer = this.#timers.start(resolve, pauseMs)
      this.#resume = () => {
        endTimer()
        resolve()
      }
    })
  }

  #begin(wakeUp: WakeUp): void {
    const underWay = this.#carry(wakeUp).finally(() => this.#underWay.delete(underWay))
    this.#underWay.add(underWay)
  }

  async #carry(wakeUp: WakeUp): Promise<void> {
    const { pushers, clock } = this.#options
    const { passTypeIdentifier, pushToken } = wakeUp
    const sentAt = clock.now()
    const pusher = pushers.get(passTypeIdentifier)
    if (!pusher) return this.#settle(wakeUp, { kind: 'stop', reason: 'no certificate for this pass type' }, undefined)
    const stop = this.#stops.get(pusher)
    if (stop && sentAt < stop.until) {
      this.#counters.stopped += 1
      return this.#settlements.postpone(wakeUp, stop.until)
    }
    let outcome: PushOutcome
    try {
      outcome = decideOutcome(await pusher.push(pushToken, new Date(sentAt.getTime() + PUSH_LIFETIME_MS)), sentAt)
    } catch (error) {
      outcome = { kind: 'retry', reason: error instanceof Error ? error.message : 'unknown' }
    }
    this.#settle(wakeUp, outcome, pusher)
  }

  #settle(wakeUp: WakeUp, outcome: PushOutcome, pusher: Pusher | undefined): void {
    const { clock, random, backOff, logger } = this.#options
    const { passTypeIdentifier, attempts } = wakeUp
    const after = (delayMs: number) => new Date(clock.now().getTime() + delayMs)
    switch (outcome.kind) {
      case 'accepted':
        this.#endAlarms(passTypeIdentifier)
        return this.#settlements.accept(wakeUp)
      case 'dead':
        return this.#settlements.bury(wakeUp, outcome.deadSince, after(backOffMs(attempts, backOff, random())))
      case 'retry': {
        const delayMs = backOffMs(attempts, backOff, random())
        logger.debug({ passTypeIdentifier, reason: outcome.reason, attempts, delayMs }, 'push postponed')
        return this.#settlements.postpone(wakeUp, after(delayMs))
      }
      case 'stop':
      case 'refused': {
        const until = after(ALARM_DELAY_MS)
        if (outcome.kind === 'refused') this.#counters.refused += 1
        else this.#counters.stopped += 1
        if (pusher && outcome.kind === 'stop') this.#stops.set(pusher, { until, reason: outcome.reason })
        this.#raiseAlarm(passTypeIdentifier, outcome.reason)
        return this.#settlements.postpone(wakeUp, until)
      }
    }
  }

  /** Said once, not with every push, until a push is accepted again. */
  #raiseAlarm(passTypeIdentifier: PassTypeIdentifier, reason: string): void {
    const key = `${passTypeIdentifier} ${reason}`
    if (this.#alarms.has(key)) return
    this.#alarms.set(key, { passTypeIdentifier, reason, since: this.#options.clock.now() })
    this.#options.logger.error({ passTypeIdentifier, reason }, 'APNs refuses pushes')
  }

  #endAlarms(passTypeIdentifier: PassTypeIdentifier): void {
    if (this.#alarms.size === 0) return
    for (const [key, alarm] of this.#alarms) {
      if (alarm.passTypeIdentifier === passTypeIdentifier) this.#alarms.delete(key)
    }
  }
}
