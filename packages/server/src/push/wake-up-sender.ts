import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { PushToken } from '../identifiers.ts'
import type { Storage, WakeUp } from '../storage/storage.ts'
import { type ApnsAnswer, decideOutcome, type PushOutcome } from './apns-answer.ts'
import { type BackOffOptions, backOffMs } from './back-off.ts'

/** Sends one push; what the sender needs of an APNs client. */
interface Pusher {
  push(pushToken: PushToken, expiration: Date): Promise<ApnsAnswer>
  close(): Promise<void>
}

export interface WakeUpSenderOptions {
  readonly storage: Storage
  /** One for each pass type. */
  readonly pushers: ReadonlyMap<string, Pusher>
  readonly clock: Clock
  /** From 0 to below 1; spreads retries. */
  readonly random: () => number
  readonly backOff: BackOffOptions
  readonly logger: Logger
}

/** Wake-ups claimed at a time, and pushes in flight: below the 1,000 streams APNs allows on a connection. */
const BATCH_SIZE = 500
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
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined
  #isAwaited = false
  #resume: () => void = () => {}

  constructor(options: WakeUpSenderOptions) {
    this.#options = options
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
    await Promise.all([...this.#options.pushers.values()].map(pusher => pusher.close()))
  }

  async #run(): Promise<void> {
    const { storage, clock, logger } = this.#options
    while (!this.#stop.signal.aborted) {
      this.#isAwaited = false
      try {
        const batch = await storage.claimWakeUps({ now: clock.now(), leaseMs: LEASE_MS, limit: BATCH_SIZE })
        if (batch.length > 0) await this.#send(batch)
        else await this.#pause(await this.#untilNextMs())
      } catch (error) {
        logger.error({ err: error }, 'wake-ups could not be read or settled; trying again')
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
      const timer = setTimeout(resolve, pauseMs)
      timer.unref()
      this.#resume = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #send(batch: readonly WakeUp[]): Promise<void> {
    const sentAt = this.#options.clock.now()
    const outcomes = await Promise.all(
      batch.map(async wakeUp => ({ wakeUp, outcome: await this.#push(wakeUp, sentAt) })),
    )
    const accepted = outcomes.filter(({ outcome }) => outcome.kind === 'accepted').map(({ wakeUp }) => wakeUp)
    if (accepted.length > 0) await this.#options.storage.completeWakeUps(accepted, this.#options.clock.now())
    for (const { wakeUp, outcome } of outcomes) {
      if (outcome.kind !== 'accepted') await this.#settle(wakeUp, outcome)
    }
  }

  async #push({ passTypeIdentifier, pushToken }: WakeUp, sentAt: Date): Promise<PushOutcome> {
    const pusher = this.#options.pushers.get(passTypeIdentifier)
    if (!pusher) return { kind: 'alarm', reason: 'no certificate for this pass type' }
    try {
      return decideOutcome(await pusher.push(pushToken, new Date(sentAt.getTime() + PUSH_LIFETIME_MS)), sentAt)
    } catch (error) {
      return { kind: 'retry', reason: error instanceof Error ? error.message : 'unknown' }
    }
  }

  async #settle(wakeUp: WakeUp, outcome: Exclude<PushOutcome, { kind: 'accepted' }>): Promise<void> {
    const { storage, clock, random, backOff, logger } = this.#options
    const { passTypeIdentifier, pushToken, attempts } = wakeUp
    if (outcome.kind === 'dead') {
      const forgotten = await storage.dropPushToken({ passTypeIdentifier, pushToken, deadSince: outcome.deadSince })
      logger.info({ passTypeIdentifier, forgotten }, 'a push token is dead')
      if (forgotten > 0) return
      // Registered again since: the token is in use, and still owed its wake-up.
    }
    const delayMs = outcome.kind === 'alarm' ? ALARM_DELAY_MS : backOffMs(attempts, backOff, random())
    if (outcome.kind === 'alarm') logger.error({ passTypeIdentifier, reason: outcome.reason }, 'APNs refuses pushes')
    if (outcome.kind === 'retry')
      logger.warn({ passTypeIdentifier, reason: outcome.reason, attempts, delayMs }, 'push postponed')
    await storage.postponeWakeUps([wakeUp], new Date(clock.now().getTime() + delayMs))
  }
}
