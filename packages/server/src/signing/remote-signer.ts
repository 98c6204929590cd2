import { setTimeout as delay } from 'node:timers/promises'
import { createExternalSigner, type Signer } from '@billfold/pkpass'
import type { Logger } from 'pino'
import { type BackOffOptions, backOffMs } from '../push/back-off.ts'
import { openSignerConnection, type SignerConnection } from './signer-connection.ts'
import type { Greeting } from './signer-protocol.ts'
import { SigningError } from './signing-error.ts'

export interface RemoteSignerOptions {
  readonly socketPath: string
  /** From 0 to below 1; spreads attempts to reconnect. */
  readonly random: () => number
  /** For one signature, waiting for the signing process to come back included. Default: 5,000. */
  readonly timeoutMs?: number
  /** Between attempts to reconnect. Default: 50 ms, doubling up to 2 s. */
  readonly backOff?: BackOffOptions
  readonly logger?: Logger
}

/** A signer whose key is in another process. */
export interface RemoteSigner extends Signer {
  /** Ends the connection; signatures under way fail. */
  close(): void
}

const DEFAULT_TIMEOUT_MS = 5_000
const DEFAULT_BACK_OFF: BackOffOptions = { firstDelayMs: 50, maxDelayMs: 2_000 }

/**
 * Makes a signer of the signing process behind a socket, see {@link startSigningProcess}. The key never comes here.
 *
 * One connection carries any number of requests at once. When it breaks, requests in flight fail; it is opened again, and requests
 * made meanwhile wait for it.
 *
 * @throws SigningError ERR_SIGNER_UNREACHABLE, ERR_SIGNER_TIMEOUT, ERR_SIGNER_PROTOCOL when there is no signing process now. When
 * signing also ERR_SIGNER_REFUSED, ERR_SIGNER_FAILED, ERR_SIGNER_CHANGED and ERR_SIGNER_CLOSED.
 * @throws CertificateError when its certificates are not for passes. When signing also SignatureError ERR_SIGNATURE_VALUE.
 */
export async function connectRemoteSigner(options: RemoteSignerOptions): Promise<RemoteSigner> {
  const { socketPath, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  const connection = await openSignerConnection(socketPath, timeoutMs)
  const greeting = await connection.greeted
  const link = new SignerLink(options, connection, greeting)
  try {
    const signer = createExternalSigner(greeting, signedAttributes => link.sign(signedAttributes))
    return { ...signer, close: () => link.close() }
  } catch (error) {
    link.close()
    throw error
  }
}

/** The connection to one signing process across its restarts. */
class SignerLink {
  readonly #options: RemoteSignerOptions
  readonly #timeoutMs: number
  readonly #greeting: Greeting
  readonly #stop = new AbortController()
  /** The connection, or the one to come. */
  #connection = awaited<SignerConnection>()
  /** Why there is none at the moment. */
  #fault: SigningError | undefined

  constructor(options: RemoteSignerOptions, connection: SignerConnection, greeting: Greeting) {
    this.#options = options
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS
    this.#greeting = greeting
    this.#connection.resolve(connection)
    void this.#keep(connection)
  }

  sign(signedAttributes: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#stop.signal.aborted) return reject(closed())
      if (this.#fault && isLasting(this.#fault)) return reject(this.#fault)
      const waiting = new AbortController()
      const timer = setTimeout(() => {
        waiting.abort()
        reject(this.#fault ?? this.#late())
      }, this.#timeoutMs)
      this.#connection.promise
        .then(connection => connection.sign(signedAttributes, waiting.signal))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
  }

  close(): void {
    this.#stop.abort()
    this.#connection.promise.then(
      connection => connection.close(closed()),
      () => {},
    )
    this.#connection.reject(closed())
  }

  /** Opens another connection whenever one ends, until `close`. */
  async #keep(first: SignerConnection): Promise<void> {
    const { logger } = this.#options
    let connection: SignerConnection | undefined = first
    while (connection) {
      this.#fault = await connection.ended
      if (this.#stop.signal.aborted) return
      this.#connection = awaited()
      logger?.warn({ err: this.#fault }, 'signing process lost')
      connection = await this.#reconnect()
      if (connection) logger?.info('signing process found again')
    }
  }

  /** The next connection; none after `close`. */
  async #reconnect(): Promise<SignerConnection | undefined> {
    const { socketPath, random, backOff = DEFAULT_BACK_OFF } = this.#options
    const { signal } = this.#stop
    for (let attempts = 1; ; attempts += 1) {
      // Rejected when stopped: there is nothing to wait for any more.
      await delay(backOffMs(attempts, backOff, random()), undefined, { ref: false, signal }).catch(() => {})
      if (signal.aborted) return undefined
      try {
        const connection = await openSignerConnection(socketPath, this.#timeoutMs)
        await this.#compare(connection)
        if (signal.aborted) connection.close(closed())
        this.#fault = undefined
        this.#connection.resolve(connection)
        return connection
      } catch (error) {
        if (!(error instanceof SigningError)) throw error
        this.#fault = error
        if (!isLasting(error)) continue
        this.#connection.reject(error)
        this.#connection = awaited()
      }
    }
  }

  /** Passes are signed in the name of the certificate that was there at first: another one needs another signer. */
  async #compare(connection: SignerConnection): Promise<void> {
    const { certificate, intermediate } = await connection.greeted
    if (
      Buffer.compare(certificate, this.#greeting.certificate) === 0 &&
      Buffer.compare(intermediate, this.#greeting.intermediate) === 0
    )
      return
    const error = new SigningError(
      'ERR_SIGNER_CHANGED',
      `Expected the signing process at ${this.#options.socketPath} with the certificate it had, found it with another. Connect anew to use it`,
    )
    connection.close(error)
    throw error
  }

  #late(): SigningError {
    const { socketPath } = this.#options
    return new SigningError(
      'ERR_SIGNER_TIMEOUT',
      `Expected a signature from ${socketPath} within ${this.#timeoutMs} ms, found none. It is overloaded, or its key is slow`,
    )
  }
}

function closed(): SigningError {
  return new SigningError('ERR_SIGNER_CLOSED', 'The connection to the signing process is closed')
}

/** Waiting is for a process that restarts, not for one that somebody has to look at. */
function isLasting({ code }: SigningError): boolean {
  return code !== 'ERR_SIGNER_UNREACHABLE'
}

/** A value to come, which may fail while nobody waits for it. */
function awaited<T>(): PromiseWithResolvers<T> {
  const resolvers = Promise.withResolvers<T>()
  resolvers.promise.catch(() => {})
  return resolvers
}
