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
  push(pushToken: PushToken, expiration: Date, apnsId?: string): Promise<ApnsAnswer>
}

/** One for each pass type, asked for with every push: after a renewal it is another. */
interface Pushers {
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
  /** Told what APNs said to each push, by the UUID it was sent with. */
  readonly record?:
    | {
        readonly uuid: () => string
        readonly onAnswer: (wakeUp: WakeUp, answer: ApnsAnswer, apnsId: string) => void
      }
    | undefined
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
    const underWay = this.#carry(wakeUp)
      .catch(error => {
        this.#options.logger.error({ err: error }, 'a push could not even be begun')
        this.#settle(wakeUp, { kind: 'retry', reason: 'the push could not be begun' }, undefined)
      })
      .finally(() => this.#underWay.delete(underWay))
    this.#underWay.add(underWay)
  }

  async #carry(wakeUp: WakeUp): Promise<void> {
    const { pushers, clock, record } = this.#options
    const { passTypeIdentifier, pushToken } = wakeUp
    const sentAt = clock.now()
    const pusher = pushers.get(passTypeIdentifier)
    if (!pusher) {
      this.#settle(wakeUp, { kind: 'stop', reason: 'no certificate for this pass type' }, undefined)
      return
    }
    const stop = this.#stops.get(pusher)
    if (stop && sentAt < stop.until) {
      this.#counters.stopped += 1
      this.#settlements.postpone(wakeUp, stop.until, stop.reason)
      return
    }
    let sent = wakeUp
    let outcome: PushOutcome
    try {
      const expiration = new Date(sentAt.getTime() + PUSH_LIFETIME_MS)
      const apnsId = record?.uuid()
      if (apnsId !== undefined) sent = { ...wakeUp, apnsId }
      const answer = await pusher.push(pushToken, expiration, apnsId)
      if (record && apnsId !== undefined) record.onAnswer(wakeUp, answer, apnsId)
      outcome = decideOutcome(answer, sentAt)
    } catch (error) {
      outcome = { kind: 'retry', reason: error instanceof Error ? error.message : 'unknown' }
    }
    this.#settle(sent, outcome, pusher)
  }

  #settle(wakeUp: WakeUp, outcome: PushOutcome, pusher: Pusher | undefined): void {
    const { clock, random, backOff } = this.#options
    const { passTypeIdentifier, attempts } = wakeUp
    const after = (delayMs: number) => new Date(clock.now().getTime() + delayMs)
    switch (outcome.kind) {
      case 'accepted':
        this.#endAlarms(passTypeIdentifier)
        this.#settlements.accept(wakeUp)
        break
      case 'dead':
        this.#settlements.bury(wakeUp, outcome.deadSince, after(backOffMs(attempts, backOff, random())))
        break
      case 'retry':
        this.#settlements.postpone(wakeUp, after(backOffMs(attempts, backOff, random())), outcome.reason)
        break
      case 'refused':
        this.#counters.refused += 1
        this.#raiseAlarm(passTypeIdentifier, outcome.reason)
        this.#settlements.postpone(wakeUp, after(ALARM_DELAY_MS), outcome.reason)
        break
      case 'stop': {
        const { reason } = outcome
        const until = after(ALARM_DELAY_MS)
        this.#counters.stopped += 1
        if (pusher) this.#stops.set(pusher, { until, reason })
        this.#raiseAlarm(passTypeIdentifier, reason)
        this.#settlements.postpone(wakeUp, until, reason)
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
