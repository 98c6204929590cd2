import { createServer, type Socket } from 'node:net'
import { parseSignedAttributes, SignatureError, type Signer } from '@billfold/pkpass'
import type { Logger } from 'pino'
import { listenPrivately } from './private-socket.ts'
import {
  type Answer,
  formatLine,
  LineSplitter,
  MAX_CONNECTIONS,
  MAX_REQUEST_CHARACTERS,
  MAX_UNDER_WAY,
  PROTOCOL,
  parseLine,
  requestSchema,
} from './signer-protocol.ts'

export interface SigningProcessOptions {
  /** Has the key. */
  readonly signer: Signer
  /** Unix domain socket: of mode 600, in a folder of mode 700. */
  readonly socketPath: string
  readonly logger: Logger
}

export interface SigningProcess {
  /** Takes no more requests, answers those under way, and removes the socket. */
  close(): Promise<void>
}

/**
 * Lends a key to other processes of this user: they send signed attributes and get signatures; the key stays here.
 *
 * Nothing is signed but the signed attributes of passes, so who reaches the socket can sign passes and nothing else.
 *
 * @throws SigningError ERR_SIGNER_SOCKET
 */
export async function startSigningProcess(options: SigningProcessOptions): Promise<SigningProcess> {
  const { signer, socketPath, logger } = options
  const conversations = new Set<Conversation>()
  const server = createServer(socket => {
    const conversation = new Conversation(socket, signer, logger)
    conversations.add(conversation)
    socket.on('close', () => conversations.delete(conversation))
  })
  server.maxConnections = MAX_CONNECTIONS
  await listenPrivately(server, socketPath)
  return {
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const conversation of conversations) conversation.finish()
      }),
  }
}

/** One connection: many requests at once, answered as they are done. */
class Conversation {
  readonly #socket: Socket
  readonly #signer: Signer
  readonly #logger: Logger
  readonly #lines = new LineSplitter(MAX_REQUEST_CHARACTERS)
  #underWay = 0
  #isFinishing = false

  constructor(socket: Socket, signer: Signer, logger: Logger) {
    this.#socket = socket
    this.#signer = signer
    this.#logger = logger
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#receive(text))
    socket.on('drain', () => this.#readOn())
    // Clients die without a word; the connection closes by itself after this.
    socket.on('error', error => logger.debug({ err: error }, 'connection broken'))
    const { certificate, intermediate } = signer
    this.#send({ protocol: PROTOCOL, certificate: certificate.der, intermediate: intermediate.der })
  }

  /** Reads no more, and ends the connection when everything is answered. */
  finish(): void {
    this.#isFinishing = true
    this.#socket.pause()
    if (this.#underWay === 0) this.#socket.destroySoon()
  }

  #receive(text: string): void {
    try {
      for (const line of this.#lines.push(text)) {
        const { id, signedAttributes } = parseLine(line, requestSchema, 'a request')
        void this.#answer(id, signedAttributes)
      }
    } catch (error) {
      this.#logger.warn({ err: error }, 'connection ended: a client does not keep to the protocol')
      this.finish()
    }
    if (this.#underWay >= MAX_UNDER_WAY || this.#socket.writableNeedDrain) this.#socket.pause()
  }

  async #answer(id: number, signedAttributes: Uint8Array): Promise<void> {
    this.#underWay += 1
    this.#send(await this.#sign(id, signedAttributes))
    this.#underWay -= 1
    if (this.#isFinishing) this.finish()
    else this.#readOn()
  }

  async #sign(id: number, signedAttributes: Uint8Array): Promise<Answer> {
    try {
      parseSignedAttributes(signedAttributes, this.#signer.scheme)
      return { id, signature: new Uint8Array(await this.#signer.sign(signedAttributes)) }
    } catch (error) {
      if (error instanceof SignatureError && error.code === 'ERR_SIGNED_ATTRIBUTES') {
        this.#logger.warn({ err: error }, 'refused to sign')
        return { id, error: { code: 'refused', message: error.message } }
      }
      this.#logger.error({ err: error }, 'the key could not be used')
      return {
        id,
        error: { code: 'failed', message: 'The key could not be used; the log of the signing process says why' },
      }
    }
  }

  #readOn(): void {
    const isFree = this.#underWay < MAX_UNDER_WAY && !this.#socket.writableNeedDrain
    if (isFree && !this.#isFinishing) this.#socket.resume()
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    if (this.#socket.writable) this.#socket.write(formatLine(message))
  }
}
