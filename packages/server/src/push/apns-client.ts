import type { KeyObject } from 'node:crypto'
import type { PushToken } from '../identifiers.ts'
import { type ApnsAnswer, actionOf } from './apns-answer.ts'
import { type ApnsAddress, ApnsConnection } from './apns-connection.ts'
import { APNS_REASONS } from './apns-reasons.ts'
import { type BackOffOptions, backOffMs } from './back-off.ts'
import type { ProviderToken } from './provider-token.ts'
import { createPushCounters, type PushCounters } from './push-counters.ts'
import { PushError } from './push-error.ts'
import { systemTimers, type Timers } from './timers.ts'

export interface ApnsClientOptions extends ApnsAddress {
  /** The certificate that signs the passes also opens the connection; a provider token takes its place. */
  readonly certificatePem: string
  readonly privateKey: KeyObject
  readonly providerToken?: ProviderToken | undefined
  /** Pass type identifier. */
  readonly topic: string
  /** How long a push may take, with all its repetitions; also, how long opening a connection may. */
  readonly timeoutMs: number
  /** Connections at most. Default: 4. */
  readonly maxConnections?: number | undefined
  /** Between attempts to connect. */
  readonly reconnect?: BackOffOptions | undefined
  /** From 0 to below 1; spreads attempts to connect. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
  readonly timers?: Timers | undefined
  readonly counters?: PushCounters | undefined
}

/** At 1,000 pushes in flight on each, and a tenth of a second for an answer: 40,000 a second. */
const DEFAULT_MAX_CONNECTIONS = 4
/** Connections that a push may lose before its fate is left to the storage. */
const MAX_LOST_CONNECTIONS = 3
const DEFAULT_RECONNECT: BackOffOptions = { firstDelayMs: 250, maxDelayMs: 60_000 }
/** OpenSSL's words for a certificate that the other side does not take. */
const REFUSED_CERTIFICATE = /ALERT_(?:BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/

/** A push on its way, from its caller to APNs' answer. */
interface Flight {
  readonly pushToken: PushToken
  readonly expiration: string
  readonly apnsId: string | undefined
  readonly settle: (result: ApnsAnswer | PushError) => void
  /** Gives it up where it is. */
  giveUp: () => void
  lostConnections: number
  providerToken: string | undefined
  hasRenewedToken: boolean
}

/**
 * Sends wake-ups of one pass type over a few HTTP/2 connections, opened when needed and kept.
 *
 * A push is repeated at once when its connection is lost, because a device that is woken twice only asks twice.
 *
 * @see Web service, section 5
 */
export class ApnsClient {
  readonly #options: ApnsClientOptions
  readonly #timers: Timers
  readonly #counters: PushCounters
  readonly #connections = new Set<ApnsConnection>()
  readonly #headers: Readonly<Record<string, string>>
  /** Those without a connection, first come first. */
  readonly #waiting = new Set<Flight>()
  #underWay = 0
  #failures = 0
  #isBackingOff = false
  #endBackOff: () => void = () => {}
  #closing: PromiseWithResolvers<void> | undefined

  constructor(options: ApnsClientOptions) {
    this.#options = options
    this.#timers = options.timers ?? systemTimers
    this.#counters = options.counters ?? createPushCounters()
    this.#headers = {
      'apns-topic': options.topic,
      'apns-push-type': 'background',
      // Background pushes must not ask for immediate delivery (10).
      'apns-priority': '5',
    }
  }

  /**
   * Wakes the devices behind a token.
   *
   * @param expiration Until when APNs keeps the push for a device that is offline.
   * @param apnsId UUID that APNs knows the push by; otherwise it makes one.
   * @throws PushError ERR_APNS_UNREACHABLE, ERR_APNS_TIMEOUT, ERR_APNS_CLOSED
   */
  push(pushToken: PushToken, expiration: Date, apnsId?: string): Promise<ApnsAnswer> {
    if (this.#closing) {
      return Promise.reject(new PushError('ERR_APNS_CLOSED', 'Expected an open client of APNs, found a closed one'))
    }
    return new Promise((resolve, reject) => {
      this.#underWay += 1
      const endTimer = this.#timers.start(() => this.#timeOut(flight), this.#options.timeoutMs)
      const flight: Flight = {
        pushToken,
        expiration: String(Math.floor(expiration.getTime() / 1000)),
        apnsId,
        settle: result => {
          endTimer()
          this.#underWay -= 1
          if (result instanceof PushError) reject(result)
          else resolve(result)
          this.#finishClosing()
        },
        giveUp: () => {},
        lostConnections: 0,
        providerToken: undefined,
        hasRenewedToken: false,
      }
      this.#enqueue(flight)
    })
  }

  /** Takes no more pushes, waits for the answers of those under way, and ends the connections. */
  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers()
    this.#finishClosing()
    return this.#closing.promise
  }

  #finishClosing(): void {
    if (!this.#closing || this.#underWay > 0) return
    this.#endBackOff()
    for (const connection of this.#connections) connection.retire()
    if (this.#connections.size === 0) this.#closing.resolve()
  }

  #enqueue(flight: Flight): void {
    flight.giveUp = () => this.#waiting.delete(flight)
    this.#waiting.add(flight)
    this.#dispatch()
  }

  /** Sends what waits where there is room; where there is none, opens another connection. */
  #dispatch(): void {
    if (this.#waiting.size === 0) return
    for (const connection of this.#connections) {
      for (const flight of this.#waiting) {
        if (!connection.hasRoom) break
        this.#waiting.delete(flight)
        this.#send(flight, connection)
      }
      if (this.#waiting.size === 0) return
    }
    this.#connect()
  }

  #send(flight: Flight, connection: ApnsConnection): void {
    const signsOfLife = connection.signsOfLife
    flight.providerToken = this.#options.providerToken?.get()
    const request = {
      path: `/3/device/${flight.pushToken}`,
      authorization: flight.providerToken && `bearer ${flight.providerToken}`,
      others: [
        ['apns-expiration', flight.expiration],
        ...(flight.apnsId === undefined ? [] : [['apns-id', flight.apnsId] as const]),
      ],
    } as const
    const cancel = connection.send(request, {
      onAnswer: answer => this.#answered(flight, connection, answer),
      onLost: (error, isRefused) => this.#lost(flight, connection, error, isRefused),
    })
    flight.giveUp = () => {
      cancel()
      // Nothing at all came back since: it is not this push that is slow.
      if (connection.signsOfLife === signsOfLife) {
        connection.destroy(new Error(`Nothing came back within ${this.#options.timeoutMs} ms`))
      }
    }
  }

  #answered(flight: Flight, connection: ApnsConnection, answer: ApnsAnswer): void {
    const { answers } = this.#counters
    const reason = answer.reason || String(answer.status)
    answers.set(reason, (answers.get(reason) ?? 0) + 1)
    if (answer.status === 200) this.#failures = 0
    const isRepeated = answer.status !== 200 && this.#heed(answer, flight, connection)
    if (isRepeated) this.#repeat(flight)
    else flight.settle(answer)
  }

  /** Does what a refusal asks of connection and provider token, and says whether the push is worth repeating at once. */
  #heed(answer: ApnsAnswer, flight: Flight, connection: ApnsConnection): boolean {
    const { providerToken } = this.#options
    switch (actionOf(answer)) {
      case 'reconnect':
        connection.retire()
        this.#failed()
        return false
      case 'keepToken':
        providerToken?.keep()
        return false
      case 'renewToken':
        if (flight.hasRenewedToken || !providerToken?.renew(flight.providerToken ?? '')) return false
        flight.hasRenewedToken = true
        return true
      default:
        return false
    }
  }

  #lost(flight: Flight, connection: ApnsConnection, error: Error | undefined, isRefused: boolean): void {
    const { goAwayReason = '' } = connection
    const row = Object.hasOwn(APNS_REASONS, goAwayReason) ? APNS_REASONS[goAwayReason] : undefined
    if (!isRefused) flight.lostConnections += 1
    if (row?.action === 'stop') {
      // What APNs closes a connection for, it would say of every push on the next one.
      flight.settle({ status: row.status, reason: goAwayReason, timestamp: undefined })
    } else if (flight.lostConnections < MAX_LOST_CONNECTIONS) this.#repeat(flight)
    else flight.settle(this.#unreachable('the connection broke before it came', error))
  }

  #repeat(flight: Flight): void {
    this.#counters.repeated += 1
    this.#enqueue(flight)
  }

  #timeOut(flight: Flight): void {
    this.#counters.timedOut += 1
    const { timeoutMs } = this.#options
    flight.giveUp()
    flight.settle(new PushError('ERR_APNS_TIMEOUT', `Expected APNs to answer within ${timeoutMs} ms, found no answer`))
  }

  #connect(): void {
    const { maxConnections = DEFAULT_MAX_CONNECTIONS, certificatePem, privateKey, providerToken } = this.#options
    const usable = [...this.#connections].filter(({ isRetired }) => !isRetired)
    // One at a time: what waits may well go down the one that is just being opened.
    if (usable.length >= maxConnections || usable.some(({ isOpen }) => !isOpen)) return
    if (this.#isBackingOff) {
      if (usable.length === 0) this.#refuseWaiting('there is no connection, and it is too early to open one')
      return
    }
    const connection: ApnsConnection = new ApnsConnection({
      ...this.#options,
      headers: this.#headers,
      certificate: providerToken ? undefined : { certificatePem, privateKey },
      timers: this.#timers,
      counters: this.#counters,
      onChanged: () => this.#dispatch(),
      onEnded: error => this.#ended(connection, error),
    })
    this.#connections.add(connection)
  }

  #ended(connection: ApnsConnection, error: Error | undefined): void {
    this.#connections.delete(connection)
    if (!connection.isOpen) {
      this.#failed()
      // With nothing to go down, those that wait are better off in the storage, where they keep nobody off.
      if (this.#connections.size === 0) this.#refuseWaiting('no connection could be opened', error)
    }
    this.#finishClosing()
    this.#dispatch()
  }

  /** Makes the next attempt to connect wait, longer with each failure since APNs last accepted a push. */
  #failed(): void {
    if (this.#isBackingOff) return
    const { reconnect = DEFAULT_RECONNECT, random = Math.random } = this.#options
    this.#failures += 1
    this.#isBackingOff = true
    const endTimer = this.#timers.start(
      () => {
        this.#isBackingOff = false
        this.#dispatch()
      },
      backOffMs(this.#failures, reconnect, random()),
    )
    this.#endBackOff = () => {
      endTimer()
      this.#isBackingOff = false
    }
  }

  #refuseWaiting(found: string, error?: Error): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    const isCertificateRefused = error && 'code' in error && REFUSED_CERTIFICATE.test(String(error.code))
    for (const { settle } of waiting) {
      if (isCertificateRefused) settle({ status: 403, reason: 'BadCertificate', timestamp: undefined })
      else settle(this.#unreachable(found, error))
    }
  }

  #unreachable(found: string, cause: Error | undefined): PushError {
    const { url } = this.#options
    return new PushError('ERR_APNS_UNREACHABLE', `Expected an answer of ${url}, found none: ${found}`, { cause })
  }
}
