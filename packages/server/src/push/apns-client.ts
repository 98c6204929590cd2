import { type ClientHttp2Session, connect, constants } from 'node:http2'
import type { PushToken } from '../identifiers.ts'
import { type ApnsAnswer, parseApnsAnswer } from './apns-answer.ts'
import { PushError } from './push-error.ts'

export interface ApnsClientOptions {
  /** `https://api.push.apple.com`; the sandbox host never works for passes. */
  readonly url: string
  /** The certificate that signs the passes also opens the connection. */
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly passphrase?: string | undefined
  /** Trusted in place of the system's authorities: for the simulator. */
  readonly authorityPem?: string | undefined
  /** Pass type identifier. */
  readonly topic: string
  readonly timeoutMs: number
}

/** Most bytes of an answer that are read; APNs' are below 100. */
const MAX_ANSWER_CHARACTERS = 4096
/** Wallet reads nothing from a push: it only comes and asks. */
const PAYLOAD = '{}'

/**
 * Sends wake-ups of one pass type over one HTTP/2 connection, opened when needed and kept.
 *
 * @see Web service, section 5
 */
export class ApnsClient {
  readonly #options: ApnsClientOptions
  #session: ClientHttp2Session | undefined

  constructor(options: ApnsClientOptions) {
    this.#options = options
  }

  /**
   * Wakes the devices behind a token.
   *
   * @param expiration Until when APNs keeps the push for a device that is offline.
   * @throws PushError ERR_APNS_UNREACHABLE, ERR_APNS_TIMEOUT
   */
  push(pushToken: PushToken, expiration: Date): Promise<ApnsAnswer> {
    return new Promise((resolve, reject) => {
      const session = this.#connected()
      const { topic, timeoutMs } = this.#options
      const stream = session.request({
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: `/3/device/${pushToken}`,
        'apns-topic': topic,
        'apns-push-type': 'background',
        // Background pushes must not ask for immediate delivery (10).
        'apns-priority': '5',
        'apns-expiration': String(Math.floor(expiration.getTime() / 1000)),
      })
      const timer = setTimeout(() => {
        reject(new PushError('ERR_APNS_TIMEOUT', `APNs did not answer within ${timeoutMs} ms`))
        // A connection on which nothing comes back is not worth keeping: the next push opens another.
        this.#drop(session)
      }, timeoutMs)

      let status = 0
      let text = ''
      stream.setEncoding('utf8')
      stream.on('response', headers => {
        status = Number(headers[constants.HTTP2_HEADER_STATUS])
      })
      stream.on('data', (chunk: string) => {
        if (text.length < MAX_ANSWER_CHARACTERS) text += chunk
      })
      stream.on('error', cause => fail(cause))
      stream.on('close', () => {
        clearTimeout(timer)
        if (status === 0) fail()
        else resolve(parseApnsAnswer(status, text))
      })
      stream.end(PAYLOAD)

      const fail = (cause?: Error) => {
        clearTimeout(timer)
        reject(
          new PushError('ERR_APNS_UNREACHABLE', `The connection to ${this.#options.url} broke before APNs answered`, {
            cause,
          }),
        )
      }
    })
  }

  async close(): Promise<void> {
    const session = this.#session
    if (!session) return
    this.#session = undefined
    await new Promise<void>(resolve => session.close(resolve))
  }

  #connected(): ClientHttp2Session {
    const current = this.#session
    if (current && !current.closed && !current.destroyed) return current
    const { url, certificatePem, privateKeyPem, passphrase, authorityPem } = this.#options
    const session = connect(url, {
      cert: certificatePem,
      key: privateKeyPem,
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(authorityPem === undefined ? {} : { ca: authorityPem }),
      minVersion: 'TLSv1.2',
    })
    // Each request on the connection hears of its end by itself; without a listener here the process would end too.
    session.on('error', () => this.#drop(session))
    // APNs is about to close: no new requests on this connection, those under way are answered.
    session.on('goaway', () => {
      if (this.#session === session) this.#session = undefined
      session.close()
    })
    // A kept connection must not keep a finished process alive.
    session.unref()
    this.#session = session
    return session
  }

  #drop(session: ClientHttp2Session): void {
    if (this.#session === session) this.#session = undefined
    session.destroy()
  }
}
