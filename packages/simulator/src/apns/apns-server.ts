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
import type { OnPush, Push } from './push.ts'
import { PushRecord } from './push-record.ts'
import { header, type PushRequest, parsePushRequest, readBody, type Sender } from './push-request.ts'
import { APNS_REASONS, encodeRefusal, type Refusal } from './reasons.ts'

/** The simulator is for the machine it runs on: anybody who reaches it can reach its devices. */
const HOST = '127.0.0.1'

/** What APNs allows on one connection, so that senders meet the limit here first. */
const MAX_CONCURRENT_STREAMS = 1000

export type ApnsServerOptions = {
  /** Issues the server's TLS certificate; its pass certificates are the ones that may push. */
  readonly certificateAuthority: CertificateAuthority
  /** Decides over the validity of certificates and dates the pushes. */
  readonly now: () => Date
  /** Default: 0, any free port. */
  readonly port?: number
  /** `accept` answers 200 for any token in hex, for devices registered by hand. Default: `refuse`. */
  readonly unknownTokens?: 'refuse' | 'accept'
  /** From 0 up to, but not including, 1; decides whether a fault with a probability strikes. Default: `Math.random`. */
  readonly random?: () => number
  /** Waits for a `slow` fault; rejects when the signal aborts. Default: node's timer. */
  readonly sleep?: (delayMs: number, signal: AbortSignal) => Promise<void>
}

/**
 * Starts a pretend APNs on the loopback interface: HTTP/2 over TLS with client certificates.
 *
 * Senders trust `certificateAuthority.rootCertificatePem` and show a pass certificate; provider tokens are refused.
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
    settings: { maxConcurrentStreams: MAX_CONCURRENT_STREAMS },
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
  readonly #record = new PushRecord()
  readonly #senders = new WeakMap<Http2Session, Sender>()
  readonly #closing = new AbortController()

  constructor(listener: Http2Listener, options: ApnsServerOptions) {
    const { certificateAuthority, now, unknownTokens = 'refuse', random = Math.random, sleep = sleepByTimer } = options
    this.url = `https://${HOST}:${listener.port}`
    this.port = listener.port
    this.faults = new Faults(random)
    this.#listener = listener
    this.#authority = certificateAuthority
    this.#now = now
    this.#unknownTokens = unknownTokens
    this.#sleep = sleep
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
    if (body === undefined) return
    const request = parsePushRequest(sender, rawHeaders, body)
    const apnsId = findMessageId(request) ?? randomUUID()
    const context: CheckContext = { now: this.#now(), tokens: this.#tokens, unknownTokens: this.#unknownTokens }
    const outcome = decide(request, context, this.faults)
    const push = this.#record.add(describePush(request, apnsId, outcome, context.now))
    if (outcome.kind === 'accepted') this.#deliver(push)
    await this.#answer(stream, apnsId, outcome)
  }

  // Once for each connection: a certificate does not change on it, and checking signatures is slow.
  #identify(session: Http2Session | undefined): Sender {
    if (session === undefined) return { kind: 'anonymous' }
    const known = this.#senders.get(session)
    if (known !== undefined) return known
    const sender = readSender(session, this.#authority)
    this.#senders.set(session, sender)
    return sender
  }

  // After the answer is decided and not within it: APNs promises acceptance, not delivery.
  #deliver(push: Push): void {
    const device = this.#tokens.find(push.token ?? '')
    if (device !== undefined) setImmediate(() => device.onPush(push))
  }

  async #answer(stream: ServerHttp2Stream, apnsId: string, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'unanswered':
        return
      case 'refused':
        return respond(stream, apnsId, outcome.refusal)
      case 'accepted':
        if (outcome.delayMs > 0) await this.#delay(outcome.delayMs)
        return respond(stream, apnsId)
    }
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
  if (shown === undefined) return { kind: 'anonymous' }
  const certificate = readClientCertificate(shown, authority)
  return certificate === undefined ? { kind: 'foreignCertificate' } : { kind: 'certificate', certificate }
}

function describePush(request: PushRequest, apnsId: string, outcome: Outcome, at: Date): Omit<Push, 'sequence'> {
  const reason = outcome.kind === 'refused' ? outcome.refusal.reason : undefined
  const accepted = outcome.kind === 'accepted' ? 200 : undefined
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
    status: reason === undefined ? accepted : APNS_REASONS[reason],
    reason,
  }
}

function respond(stream: ServerHttp2Stream, apnsId: string, refusal?: Refusal): void {
  if (stream.destroyed) return
  // RFC 9113 section 8.1: an answer given before the end of the request is followed by a reset without error.
  stream.once('finish', () => {
    if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR)
  })
  if (refusal === undefined) {
    stream.respond({ ':status': 200, 'apns-id': apnsId })
    stream.end()
    return
  }
  const status = APNS_REASONS[refusal.reason]
  stream.respond({ ':status': status, 'apns-id': apnsId, 'content-type': 'application/json' })
  stream.end(encodeRefusal(refusal))
}

async function sleepByTimer(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal })
}
