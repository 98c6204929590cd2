import { connect, type Socket } from 'node:net'
import {
  type Answer,
  answerSchema,
  formatLine,
  type Greeting,
  greetingSchema,
  LineSplitter,
  MAX_ANSWER_CHARACTERS,
  MAX_REQUEST_CHARACTERS,
  parseLine,
} from './signer-protocol.ts'
import { SigningError } from './signing-error.ts'

interface Pending {
  resolve(signature: Uint8Array): void
  reject(error: SigningError): void
}

/**
 * Opens a connection to a signing process and waits for its greeting.
 *
 * @throws SigningError ERR_SIGNER_UNREACHABLE, ERR_SIGNER_TIMEOUT, ERR_SIGNER_PROTOCOL
 */
export async function openSignerConnection(socketPath: string, timeoutMs: number): Promise<SignerConnection> {
  const connection = new SignerConnection(socketPath)
  const timer = setTimeout(() => {
    const message = `Expected the greeting of a signing process at ${socketPath} within ${timeoutMs} ms, found nothing`
    connection.close(new SigningError('ERR_SIGNER_TIMEOUT', message))
  }, timeoutMs)
  try {
    await Promise.race([connection.greeted, connection.ended.then(reason => Promise.reject(reason))])
    return connection
  } finally {
    clearTimeout(timer)
  }
}

/** One connection to a signing process, with any number of requests in flight. */
export class SignerConnection {
  /** The signing process's first words. */
  readonly greeted: Promise<Greeting>
  /** Why the connection ended, when it has. */
  readonly ended: Promise<SigningError>
  readonly #socketPath: string
  readonly #socket: Socket
  readonly #lines = new LineSplitter(MAX_ANSWER_CHARACTERS)
  readonly #pending = new Map<number, Pending>()
  #greet: ((greeting: Greeting) => void) | undefined
  #reason: SigningError | undefined
  #nextId = 0

  constructor(socketPath: string) {
    this.#socketPath = socketPath
    const greeted = Promise.withResolvers<Greeting>()
    const ended = Promise.withResolvers<SigningError>()
    this.greeted = greeted.promise
    this.ended = ended.promise
    this.#greet = greeted.resolve
    this.#socket = connect(socketPath)
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (text: string) => this.#receive(text))
    this.#socket.on('error', cause => this.close(this.#broken(cause)))
    this.#socket.on('close', () => {
      const reason = this.#reason ?? this.#broken()
      this.close(reason)
      for (const { reject } of this.#pending.values()) reject(reason)
      this.#pending.clear()
      ended.resolve(reason)
    })
  }

  /**
   * Has signed attributes signed.
   *
   * @param signal Aborted when nobody waits for the answer any more.
   * @throws SigningError ERR_SIGNER_REFUSED, ERR_SIGNER_FAILED, or why the connection ended.
   */
  sign(signedAttributes: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#reason) return reject(this.#reason)
      const id = this.#nextId
      const line = formatLine({ id, signedAttributes })
      // It would end the connection, and fail everybody else's requests with it.
      if (line.length > MAX_REQUEST_CHARACTERS) return reject(tooLong(signedAttributes))
      this.#nextId += 1
      this.#pending.set(id, { resolve, reject })
      signal.addEventListener('abort', () => this.#pending.delete(id), { once: true })
      this.#socket.write(line)
    })
  }

  /** Ends the connection; requests in flight fail with the reason. */
  close(reason: SigningError): void {
    this.#reason ??= reason
    this.#socket.destroy()
  }

  #receive(text: string): void {
    try {
      for (const line of this.#lines.push(text)) {
        if (this.#greet) this.#receiveGreeting(parseLine(line, greetingSchema, 'a greeting'), this.#greet)
        else this.#receiveAnswer(parseLine(line, answerSchema, 'an answer'))
      }
    } catch (error) {
      if (!(error instanceof SigningError)) throw error
      this.close(error)
    }
  }

  #receiveGreeting(greeting: Greeting, greet: (greeting: Greeting) => void): void {
    this.#greet = undefined
    // A kept connection must not keep a finished process alive; who waits for an answer has a timer that does.
    this.#socket.unref()
    greet(greeting)
  }

  #receiveAnswer(answer: Answer): void {
    const pending = this.#pending.get(answer.id)
    // Nobody waits for it any more.
    if (!pending) return
    this.#pending.delete(answer.id)
    if ('signature' in answer) {
      pending.resolve(answer.signature)
    } else {
      const { code, message } = answer.error
      pending.reject(new SigningError(code === 'refused' ? 'ERR_SIGNER_REFUSED' : 'ERR_SIGNER_FAILED', message))
    }
  }

  #broken(cause?: Error): SigningError {
    const code = cause && 'code' in cause ? ` (${cause.code})` : ''
    return new SigningError(
      'ERR_SIGNER_UNREACHABLE',
      `Expected a signing process at ${this.#socketPath}, found none, or it ended${code}. Start it with billfold signer`,
      { cause },
    )
  }
}

function tooLong({ length }: Uint8Array): SigningError {
  return new SigningError('ERR_SIGNER_REFUSED', `Expected the signed attributes of a pass, found ${length} bytes`)
}
