import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { Rounds } from '../rounds.ts'
import { daysLeft, type ExpiryMark, expiryFindings, expiryMark, usableUntil } from './expiry.ts'
import type { Identities } from './identities.ts'
import type { PassIdentity } from './pass-identity.ts'

export interface IdentityWatchOptions {
  readonly identities: Identities
  readonly clock: Clock
  readonly logger: Logger
}

/** How long a renewed identity waits at most to be noticed that another process has stored. */
const PAUSE_MS = 2_000

/** Looks every few seconds whether an identity was renewed elsewhere, and tells the log when one is about to expire. */
export class IdentityWatch {
  readonly #options: IdentityWatchOptions
  readonly #rounds = new Rounds({ work: () => this.check(), pauseMs: PAUSE_MS })
  /** The last mark told of, by identity: a renewed one begins anew. */
  readonly #told = new WeakMap<PassIdentity, ExpiryMark>()
  #isFailing = false

  constructor(options: IdentityWatchOptions) {
    this.#options = options
  }

  start(): void {
    this.#rounds.start()
  }

  close(): Promise<void> {
    return this.#rounds.close()
  }

  /** Looks once. */
  async check(): Promise<void> {
    const { identities, logger } = this.#options
    try {
      await identities.refresh()
      this.#isFailing = false
    } catch (error) {
      // Told once: whoever needs the database meanwhile says so too.
      if (!this.#isFailing) logger.error({ err: error }, 'identities could not be read; trying again')
      this.#isFailing = true
    }
    for (const identity of identities) this.#announce(identity)
  }

  #announce(identity: PassIdentity): void {
    const { clock, logger } = this.#options
    const now = clock.now()
    const mark = expiryMark(identity, now)
    if (mark === undefined || mark === this.#told.get(identity)) return
    this.#told.set(identity, mark)
    const [found] = expiryFindings(identity, now)
    if (!found) return
    const { passTypeIdentifier } = identity
    const facts = { passTypeIdentifier, expiresAt: usableUntil(identity), daysLeft: daysLeft(identity, now) }
    const sentence = `${found.message}. ${found.fix}`
    if (mark === 0) logger.error({ ...facts, rule: found.rule }, sentence)
    else logger.warn({ ...facts, rule: found.rule }, sentence)
  }
}
