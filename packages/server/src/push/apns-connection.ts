import type { KeyObject } from 'node:crypto'
import { type ClientHttp2Session, connect, constants, type OutgoingHttpHeaders } from 'node:http2'
import { z } from 'zod'
import { type ApnsAnswer, parseApnsAnswer } from './apns-answer.ts'
import { connectTunnel } from './connect-tunnel.ts'
import type { PushCounters } from './push-counters.ts'
import type { Timers } from './timers.ts'

export interface ApnsAddress {
  /** `https://api.push.apple.com`; the sandbox host never works for passes. */
  readonly url: string
  /** Trusted in place of the system's authorities: for the simulator. */
  readonly authorityPem?: string | undefined
  /** HTTP proxy that leads to APNs by CONNECT. */
  readonly proxyUrl?: string | undefined
}

export interface ApnsConnectionOptions extends ApnsAddress {
  /** The certificate that signs the passes also opens the connection; without one, each request brings a provider token. */
  readonly certificate?: { readonly certificatePem: string; readonly privateKey: KeyObject } | undefined
  /** How long opening may take. */
  readonly timeoutMs: number
  readonly timers: Timers
  readonly counters: PushCounters
  /** It is open, may carry more, or carries no more: look at it again. */
  readonly onChanged: () => void
  /** It is gone; everything it carried was reported before. */
  readonly onEnded: (error: Error | undefined) => void
}

/** Who sent a push down a connection, and hears of it exactly once. */
export interface Carried {
  onAnswer(answer: ApnsAnswer): void
  /**
   * The connection was gone before the answer.
   *
   * @param isRefused APNs said that it has not looked at the push.
   */
  onLost(error: Error | undefined, isRefused: boolean): void
}

/** At most in flight, whatever more is offered. */
const MAX_STREAMS = 1000
/** A connection is asked for a sign of life this often; one that gives none until the next time is dead. */
const PING_INTERVAL_MS = 30_000
/** Most bytes of an answer that are read; APNs' are below 100. */
const MAX_ANSWER_CHARACTERS = 4096
/** Wallet reads nothing from a push: it only comes and asks. */
const PAYLOAD = '{}'

const goAwaySchema = z.object({ reason: z.string() })

/**
 * One HTTP/2 connection to APNs, from the first byte to the last.
 *
 * @see RFC 9113; web service, section 5
 */
export class ApnsConnection {
  readonly #options: ApnsConnectionOptions
  readonly #abort = new AbortController()
  #session: ClientHttp2Session | undefined
  #endTimer: () => void = () => {}
  #maxStreams = 0
  #inFlight = 0
  #isRetired = false
  #isEnded = false
  #isPingUnanswered = false
  #error: Error | undefined
  #goAwayReason: string | undefined
  #signsOfLife = 0

  constructor(options: ApnsConnectionOptions) {
    this.#options = options
    const { timers, timeoutMs } = options
    this.#endTimer = timers.start(() => this.destroy(new Error(`No connection within ${timeoutMs} ms`)), timeoutMs)
    void this.#open()
  }

  /** APNs has said how much it takes: it may be used. */
  get isOpen(): boolean {
    return this.#maxStreams > 0
  }

  get hasRoom(): boolean {
    return this.#inFlight < this.#maxStreams && !this.#isRetired
  }

  /** Whether new pushes may ever go down it. */
  get isRetired(): boolean {
    return this.#isRetired
  }

  /** Grows with everything that comes back. */
  get signsOfLife(): number {
    return this.#signsOfLife
  }

  /** What APNs gave as reason for closing it. */
  get goAwayReason(): string | undefined {
    return this.#goAwayReason
  }

  /**
   * Sends one push; only while there is room.
   *
   * @returns gives the push up: nobody is told any more.
   */
  send(headers: OutgoingHttpHeaders, carried: Carried): () => void {
    const session = this.#session
    if (!session) throw new TypeError('Expected a connection that is open')
    this.#inFlight += 1
    this.#options.counters.requests += 1
    const stream = session.request(headers)
    let status = 0
    let text = ''
    stream.on('response', answer => {
      status = Number(answer[constants.HTTP2_HEADER_STATUS])
      // An accepted push is answered without a body.
      if (status === 200) return stream.resume()
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        if (text.length < MAX_ANSWER_CHARACTERS) text += chunk
      })
    })
    let error: Error | undefined
    stream.on('error', cause => {
      error = cause
    })
    let isGivenUp = false
    stream.on('close', () => {
      this.#inFlight -= 1
      if (status > 0) this.#signsOfLife += 1
      if (isGivenUp) return this.#changed()
      if (status > 0) carried.onAnswer(parseApnsAnswer(status, text))
      else carried.onLost(this.#error ?? error, stream.rstCode === constants.NGHTTP2_REFUSED_STREAM)
      this.#changed()
    })
    stream.end(PAYLOAD)
    return () => {
      isGivenUp = true
      stream.close(constants.NGHTTP2_CANCEL)
    }
  }

  /** Takes no more pushes, and ends when the last is answered. */
  retire(): void {
    if (this.#isRetired) return
    this.#isRetired = true
    if (this.isOpen) this.#session?.close()
    else this.destroy()
  }

  /** Ends at once. */
  destroy(error?: Error): void {
    if (this.#isEnded) return
    this.#error ??= error
    this.#isRetired = true
    this.#abort.abort()
    if (this.#session) this.#session.destroy()
    else this.#ended()
  }

  async #open(): Promise<void> {
    const { url, authorityPem, proxyUrl, certificate } = this.#options
    try {
      const { hostname, port } = new URL(url)
      const authority = `${hostname}:${port || 443}`
      const socket = proxyUrl && (await connectTunnel({ proxyUrl, authority, signal: this.#abort.signal }))
      if (this.#isEnded) return
      this.#listen(
        connect(url, {
          ...(socket ? { socket } : {}),
          // TLS takes no key objects: the text lives as long as it takes to open the connection.
          ...(certificate && {
            cert: certificate.certificatePem,
            key: certificate.privateKey.export({ format: 'pem', type: 'pkcs8' }),
          }),
          ...(authorityPem === undefined ? {} : { ca: authorityPem }),
          minVersion: 'TLSv1.2',
        }),
      )
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error('No connection', { cause: error }))
    }
  }

  #listen(session: ClientHttp2Session): void {
    this.#session = session
    // A kept connection must not keep a finished process alive.
    session.unref()
    session.on('error', error => {
      this.#error ??= error
    })
    session.on('remoteSettings', ({ maxConcurrentStreams = MAX_STREAMS }) => this.#limit(maxConcurrentStreams))
    session.on('goaway', (_code, _lastStreamId, opaqueData) => this.#goAway(opaqueData))
    session.on('close', () => this.#ended())
  }

  #limit(maxConcurrentStreams: number): void {
    if (!this.isOpen) {
      this.#options.counters.connections += 1
      this.#options.counters.connectionsOpened += 1
      this.#keepPinging()
    }
    // A connection that may carry nothing is not open yet.
    this.#maxStreams = Math.min(MAX_STREAMS, maxConcurrentStreams)
    this.#signsOfLife += 1
    this.#changed()
  }

  /** Streams that APNs did not get to are refused by the session, those before them are still answered. */
  #goAway(opaqueData: Uint8Array | undefined): void {
    this.#options.counters.goAways += 1
    this.#goAwayReason = parseGoAway(opaqueData)
    this.retire()
    this.#changed()
  }

  #keepPinging(): void {
    this.#endTimer()
    this.#endTimer = this.#options.timers.start(() => this.#ping(), PING_INTERVAL_MS)
  }

  #ping(): void {
    const session = this.#session
    if (!session || session.destroyed) return
    if (this.#isPingUnanswered) return this.destroy(new Error(`No answer to a ping within ${PING_INTERVAL_MS} ms`))
    this.#keepPinging()
    this.#isPingUnanswered = true
    session.ping(error => {
      if (error) return
      this.#isPingUnanswered = false
      this.#signsOfLife += 1
    })
  }

  #changed(): void {
    if (!this.#isEnded) this.#options.onChanged()
  }

  #ended(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#isRetired = true
    this.#endTimer()
    const { counters, onEnded } = this.#options
    if (this.isOpen) counters.connections -= 1
    else counters.connectionsFailed += 1
    if (this.isOpen && this.#error) counters.connectionsLost += 1
    onEnded(this.#error)
  }
}

function parseGoAway(opaqueData: Uint8Array | undefined): string | undefined {
  if (!opaqueData || opaqueData.length === 0) return undefined
  try {
    return goAwaySchema.safeParse(JSON.parse(Buffer.from(opaqueData).toString('utf8'))).data?.reason
  } catch {
    return undefined
  }
}
