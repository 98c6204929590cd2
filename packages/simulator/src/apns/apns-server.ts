import { randomUUID } from 'node:crypto'
import { constants, type Http2Session, type SecureServerOptions, type ServerHttp2Stream } from 'node:http2'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type { CertificateAuthority } from '../certificate-authority/certificate-authority.ts'
import type { WaitOptions } from '../waiting-room.ts'
import { type CheckContext, findMessageId } from './check-request.ts'
import { readClientCertificate } from './client-certificate.ts'
import { DeviceTokens } from './device-tokens.ts'
import { Faults } from './faults.ts'
import { type Http2Listener, listenHttp2 } from './http2-listener.ts'
import { decide, type Outcome } from './outcome.ts'
import { type ProviderKey, ProviderKeys } from './provider-tokens.ts'
import type { OnPush, Push } from './push.ts'
import { PushRecord } from './push-record.ts'
import { header, type PushRequest, parsePushRequest, readBody, type Sender } from './push-request.ts'
import { APNS_REASONS, encodeRefusal } from './reasons.ts'

/** The simulator is for the machine it runs on: anybody who reaches it can reach its devices. */
const HOST = '127.0.0.1'

/** What APNs allows on one connection, so that senders meet the limit here first. */
const MAX_CONCURRENT_STREAMS = 1000

/** RFC 9113 section 5.1.1: clients count in odd numbers. */
const FIRST_STREAM_ID = 1

/** Apple, "Sending notification requests to APNs": one stream until a push has come with a good provider token. */
const STREAMS_OF_STRANGERS = 1

export type ApnsServerOptions = {
  /** Issues the server's TLS certificate; its pass certificates are the ones that may push. */
  readonly certificateAuthority: CertificateAuthority
  /** Decides over the validity of certificates and dates the pushes. */
  readonly now: () => Date
  /** Default: 0, any free port. */
  readonly port?: number
  /** Streams on one connection, announced and enforced. Default: 1,000. */
  readonly maxConcurrentStreams?: number
  /** `accept` answers 200 for any token in hex, for devices registered by hand. Default: `refuse`. */
  readonly unknownTokens?: 'refuse' | 'accept'
  /** From 0 up to, but not including, 1; decides whether a fault with a probability strikes. Default: `Math.random`. */
  readonly random?: () => number
  /** Waits for a `slow` fault; rejects when the signal aborts. Default: node's timer. */
  readonly sleep?: (delayMs: number, signal: AbortSignal) => Promise<void>
}

/**
 * Starts a pretend APNs on the loopback interface: HTTP/2 over TLS with client certificates or provider tokens.
 *
 * Senders trust `certificateAuthority.rootCertificatePem` and show a pass certificate, or sign tokens with a key of
 * `issueProviderKey`.
 *
 * @throws SimulatorError ERR_SIMULATOR_LISTEN
 * @see spec/web-service.md section 5; Apple, "Sending notification requests to APNs"
 */
export async function createApnsServer(options: ApnsServerOptions): Promise<ApnsServer> {
  const { certificateAuthority, port = 0 } = options
  const { certificatePem, privateKeyPem } = await certificateAuthority.issueServerCertificate({
    hosts: ['localhost', HOST],
  })
  const tls: SecureServerOptions = {
    cert: certificatePem,
    key: privateKeyPem,
    ca: [certificateAuthority.rootCertificatePem, certificateAuthority.intermediateCertificatePem],
    requestCert: true,
    // A sender without a good certificate is answered 403, see `readClientCertificate`.
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    settings: { maxConcurrentStreams: STREAMS_OF_STRANGERS },
  }
  return new ApnsServer(await listenHttp2(tls, { host: HOST, port }), options)
}

/** A running pretend APNs; made by `createApnsServer`. */
export class ApnsServer {
  /** Origin for senders, without a path: `https://127.0.0.1:<port>`. */
  readonly url: string
  readonly port: number
  readonly faults: Faults
  readonly #listener: Http2Listener
  readonly #authority: CertificateAuthority
  readonly #now: () => Date
  readonly #unknownTokens: 'refuse' | 'accept'
  readonly #sleep: (delayMs: number, signal: AbortSignal) => Promise<void>
  readonly #tokens = new DeviceTokens()
  readonly #providerKeys = new ProviderKeys()
  readonly #record = new PushRecord()
  readonly #senders = new WeakMap<Http2Session, Sender>()
  /** Of connections that were told to go away, the last stream that was looked at. */
  readonly #lastStreamIds = new WeakMap<Http2Session, number>()
  /** Connections, and how many streams each was allowed. */
  readonly #allowed = new Map<Http2Session, number>()
  #maxConcurrentStreams: number
  readonly #closing = new AbortController()

  constructor(listener: Http2Listener, options: ApnsServerOptions) {
    const { certificateAuthority, now, unknownTokens = 'refuse', random = Math.random, sleep = sleepByTimer } = options
    const { maxConcurrentStreams = MAX_CONCURRENT_STREAMS } = options
    this.url = `https://${HOST}:${listener.port}`
    this.port = listener.port
    this.faults = new Faults(random)
    this.#listener = listener
    this.#authority = certificateAuthority
    this.#now = now
    this.#unknownTokens = unknownTokens
    this.#sleep = sleep
    this.#maxConcurrentStreams = maxConcurrentStreams
    listener.server.on('session', session => this.#greet(session))
    listener.server.on(
      'stream',
      (stream: ServerHttp2Stream, _headers: unknown, _flags: unknown, rawHeaders: string[]) => {
        void this.#serve(stream, rawHeaders)
      },
    )
  }

  /** What arrived, oldest first, refused pushes included; the last `MAX_RECORDED_PUSHES`. */
  get pushes(): readonly Push[] {
    return this.#record.pushes
  }

  /**
   * Waits for a push that fits; one that has already arrived does, so tell them apart by `sequence`.
   *
   * @throws SimulatorError ERR_SIMULATOR_PUSH_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason.
   */
  waitForPush(predicate: (push: Push) => boolean, options?: WaitOptions): Promise<Push> {
    return this.#record.waitFor(predicate, options)
  }

  /** Gives a device a fresh token for a topic: 64 hex digits. `onPush` is called for each accepted push, later. */
  issueToken(topic: string, onPush: OnPush): string {
    return this.#tokens.issue(topic, onPush)
  }

  /** Takes a token back into use that an earlier server issued. @throws SimulatorError ERR_SIMULATOR_TOKEN */
  resumeToken(token: string, topic: string, onPush: OnPush): void {
    this.#tokens.resume(token, topic, onPush)
  }

  /** Ends a token: from now on it is answered 410 Unregistered. @throws SimulatorError ERR_SIMULATOR_TOKEN */
  retireToken(token: string): void {
    this.#tokens.retire(token, this.#now())
  }

  /** The token's device cannot be reached: pushes to it are accepted, and the last one is kept. */
  disconnectToken(token: string): void {
    this.#tokens.disconnect(token)
  }

  /** The token's device can be reached again: `onPush` is called at once with what was kept, unless it has expired. */
  connectToken(token: string): void {
    this.#tokens.connect(token, this.#now())
  }

  /**
   * Gives a team a key for provider tokens.
   *
   * @param topics The only ones it is good for. Default: every topic.
   */
  issueProviderKey(teamIdentifier: string, topics?: readonly string[]): ProviderKey {
    return this.#providerKeys.issue(teamIdentifier, topics)
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#allowed.size
  }

  /** Announces another limit, on open connections too. */
  limitStreams(maxConcurrentStreams: number): void {
    this.#maxConcurrentStreams = maxConcurrentStreams
    for (const [session, allowed] of this.#allowed) {
      if (allowed > STREAMS_OF_STRANGERS) this.#allow(session, maxConcurrentStreams)
    }
  }

  /** Tells every connection to go away, as before a restart: what has arrived is answered, nothing else. */
  goAway(reason?: string): void {
    for (const session of this.#allowed.keys()) sendGoAway(session, 0, reason)
  }

  /** Cuts every connection, whatever is under way. */
  disconnect(): void {
    for (const session of this.#allowed.keys()) session.destroy()
  }

  /** Stops at once: connections are cut, answers that are late or missing never come, waits end with an error. */
  async close(): Promise<void> {
    this.#closing.abort()
    this.#record.close()
    await this.#listener.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #serve(stream: ServerHttp2Stream, rawHeaders: readonly string[]): Promise<void> {
    // A sender may hang up whenever it likes; there is nobody left to tell.
    stream.on('error', () => {})
    const sender = this.#identify(stream.session)
    const body = await readBody(stream)
    if (body === undefined || this.#isTurnedAway(stream)) return
    const request = parsePushRequest(sender, rawHeaders, body)
    const apnsId = findMessageId(request) ?? randomUUID()
    const context: CheckContext = {
      now: this.#now(),
      tokens: this.#tokens,
      providerKeys: this.#providerKeys,
      unknownTokens: this.#unknownTokens,
    }
    const outcome = decide(request, context, this.faults)
    const push = this.#record.add(describePush(request, apnsId, outcome, context.now))
    if (outcome.kind === 'accepted' || (outcome.kind === 'disconnected' && outcome.isDelivered)) this.#deliver(push)
    this.#acknowledge(stream.session, sender)
    await this.#answer(stream, apnsId, outcome)
  }

  // Once for each connection: a certificate does not change on it, and checking signatures is slow.
  #identify(session: Http2Session | undefined): Sender {
    if (session === undefined) return { kind: 'anonymous', session: { keyId: undefined } }
    const known = this.#senders.get(session)
    if (known !== undefined) return known
    const sender = readSender(session, this.#authority)
    this.#senders.set(session, sender)
    return sender
  }

  #greet(session: Http2Session): void {
    this.#allowed.set(session, STREAMS_OF_STRANGERS)
    session.once('close', () => this.#allowed.delete(session))
    if (this.#identify(session).kind !== 'anonymous') this.#allow(session, this.#maxConcurrentStreams)
  }

  /** A stranger who has shown a good token is none any more. */
  #acknowledge(session: Http2Session | undefined, sender: Sender): void {
    if (session === undefined || sender.kind !== 'anonymous' || sender.session.keyId === undefined) return
    if (this.#allowed.get(session) === STREAMS_OF_STRANGERS) this.#allow(session, this.#maxConcurrentStreams)
  }

  #allow(session: Http2Session, maxConcurrentStreams: number): void {
    if (session.destroyed) return
    this.#allowed.set(session, maxConcurrentStreams)
    session.settings({ maxConcurrentStreams })
  }

  // After the answer is decided and not within it: APNs promises acceptance, not delivery.
  #deliver(push: Push): void {
    setImmediate(() => this.#tokens.deliver(push))
  }

  async #answer(stream: ServerHttp2Stream, apnsId: string, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'unanswered':
        return
      case 'refused': {
        const { refusal } = outcome
        return respond(stream, apnsId, { status: APNS_REASONS[refusal.reason], body: encodeRefusal(refusal) })
      }
      case 'answered':
        return respond(stream, apnsId, outcome)
      case 'accepted':
        if (outcome.delayMs > 0) await this.#delay(outcome.delayMs)
        return respond(stream, apnsId, { status: 200, body: '' })
      case 'goAway':
        return this.#turnAway(stream, outcome.reason)
      case 'disconnected':
        // Not while its frames are being read.
        setImmediate(() => stream.session?.destroy())
    }
  }

  /** Ends a connection as if this stream, and those after it, had not been looked at. */
  #turnAway(stream: ServerHttp2Stream, reason: string | undefined): void {
    const { session, id = FIRST_STREAM_ID } = stream
    if (session === undefined) return
    // Node cannot say that not even the first stream was looked at.
    if (id === FIRST_STREAM_ID) stream.close(constants.NGHTTP2_REFUSED_STREAM)
    else this.#lastStreamIds.set(session, id - 2)
    sendGoAway(session, id - 2, reason)
  }

  #isTurnedAway({ session, id = FIRST_STREAM_ID }: ServerHttp2Stream): boolean {
    const lastStreamId = session && this.#lastStreamIds.get(session)
    return lastStreamId !== undefined && id > lastStreamId
  }

  async #delay(delayMs: number): Promise<void> {
    const { signal } = this.#closing
    try {
      await this.#sleep(delayMs, signal)
    } catch (error) {
      // Closing wakes the sleepers; their streams are gone, so nothing will be sent.
      if (!signal.aborted) throw error
    }
  }
}

function readSender(session: Http2Session, authority: CertificateAuthority): Sender {
  const { socket } = session
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (shown === undefined) return { kind: 'anonymous', session: { keyId: undefined } }
  const certificate = readClientCertificate(shown, authority)
  return certificate === undefined ? { kind: 'foreignCertificate' } : { kind: 'certificate', certificate }
}

function describePush(request: PushRequest, apnsId: string, outcome: Outcome, at: Date): Omit<Push, 'sequence'> {
  const reason = outcome.kind === 'refused' ? outcome.refusal.reason : undefined
  return {
    at,
    apnsId,
    token: request.token?.toLowerCase(),
    topic: header(request, 'apns-topic'),
    pushType: header(request, 'apns-push-type'),
    priority: header(request, 'apns-priority'),
    expiration: header(request, 'apns-expiration'),
    collapseId: header(request, 'apns-collapse-id'),
    payload: new TextDecoder().decode(request.body),
    status: statusOf(outcome),
    reason,
  }
}

function statusOf(outcome: Outcome): number | undefined {
  switch (outcome.kind) {
    case 'accepted':
      return 200
    case 'refused':
      return APNS_REASONS[outcome.refusal.reason]
    case 'answered':
      return outcome.status
    default:
      return undefined
  }
}

function respond(stream: ServerHttp2Stream, apnsId: string, answer: { status: number; body: string }): void {
  if (stream.destroyed) return
  // RFC 9113 section 8.1: an answer given before the end of the request is followed by a reset without error.
  stream.once('finish', () => {
    if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR)
  })
  const { status, body } = answer
  stream.respond({
    ':status': status,
    'apns-id': apnsId,
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
  })
  stream.end(body)
}

/**
 * RFC 9113 section 6.8: names the last stream that was looked at, answers what came until then, and ends.
 *
 * @param lastStreamId Below 1 for all that have arrived.
 */
function sendGoAway(session: Http2Session, lastStreamId: number, reason: string | undefined): void {
  const opaqueData = reason === undefined ? undefined : Buffer.from(JSON.stringify({ reason }))
  // Not while frames are being read; and closing sends a GOAWAY of its own, which names the same stream only once this one is out.
  setImmediate(() => {
    if (session.destroyed || session.closed) return
    session.goaway(constants.NGHTTP2_NO_ERROR, Math.max(0, lastStreamId), opaqueData)
    setImmediate(() => session.close())
  })
}

async function sleepByTimer(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal })
}
