import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** A request as it arrived; `path` is still encoded. */
export type Received = {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly ifModifiedSince: string | undefined
  readonly body: string
}

export type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

type StoredPass = {
  readonly bytes: Uint8Array
  readonly authenticationToken: string
  readonly tag: number
  /** Whole seconds, as `Last-Modified` has them. */
  readonly modifiedAt: Date
}

type Registration = {
  readonly deviceLibraryIdentifier: string
  readonly passTypeIdentifier: string
  readonly serialNumber: string
  readonly pushToken: string
}

const registrationBodySchema = z.strictObject({ pushToken: z.string() })
const logBodySchema = z.strictObject({ logs: z.array(z.string()) })

const FIRST_CHANGE = Date.parse('2026-03-01T00:00:00Z')

/** A web service that follows spec/web-service.md to the letter, until a test makes it misbehave. */
export class WebService {
  readonly requests: Received[] = []
  readonly logs: string[] = []
  registrations: readonly Registration[] = []
  /** Answers in the web service's place; `undefined` leaves it to itself, `'hang'` never answers. */
  misbehave: (request: Received) => Reply | 'hang' | undefined = () => undefined
  readonly #passes = new Map<string, StoredPass>()
  readonly #server: Server
  #tag = 0

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<WebService> {
    const server = createServer()
    const service = new WebService(server)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void service.#serve(request, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return service
  }

  get url(): string {
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new Error('not listening')
    return `http://127.0.0.1:${address.port}`
  }

  /** Stores a pass, or its next version: a later tag, and a later second. */
  put(serialNumber: string, bytes: Uint8Array, authenticationToken: string): void {
    this.#tag += 1
    const modifiedAt = new Date(FIRST_CHANGE + this.#tag * 1000)
    this.#passes.set(serialNumber, { bytes, authenticationToken, tag: this.#tag, modifiedAt })
  }

  requestsTo(method: string, start: string): Received[] {
    return this.requests.filter(request => request.method === method && request.path.startsWith(start))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      ifModifiedSince: request.headers['if-modified-since'],
      body: await text(request),
    }
    this.requests.push(received)
    const reply = this.misbehave(received) ?? this.#answer(received)
    if (reply === 'hang') return
    response.writeHead(reply.status, reply.headers)
    response.end(reply.body)
  }

  #answer(received: Received): Reply {
    const url = new URL(received.path, this.url)
    const segments = url.pathname.split('/').slice(1).map(decodeURIComponent)
    const [version, collection, first = '', second = '', third = '', fourth = ''] = segments
    if (version !== 'v1') return { status: 404 }
    if (collection === 'log' && received.method === 'POST') {
      this.logs.push(...logBodySchema.parse(JSON.parse(received.body)).logs)
      return { status: 200 }
    }
    if (collection === 'passes' && received.method === 'GET') return this.#download(received, second)
    if (collection !== 'devices' || second !== 'registrations') return { status: 404 }
    const registration = { deviceLibraryIdentifier: first, passTypeIdentifier: third, serialNumber: fourth }
    switch (received.method) {
      case 'POST':
        return this.#register(received, registration)
      case 'DELETE':
        return this.#unregister(received, registration)
      case 'GET':
        return this.#list(first, third, url.searchParams.get('passesUpdatedSince'))
      default:
        return { status: 405 }
    }
  }

  #isAuthorized({ authorization }: Received, serialNumber: string): boolean {
    const token = this.#passes.get(serialNumber)?.authenticationToken
    return token !== undefined && authorization === `ApplePass ${token}`
  }

  #register(received: Received, named: Omit<Registration, 'pushToken'>): Reply {
    if (!this.#isAuthorized(received, named.serialNumber)) return { status: 401 }
    const { pushToken } = registrationBodySchema.parse(JSON.parse(received.body))
    const others = this.registrations.filter(other => !isSame(other, named))
    const isNew = others.length === this.registrations.length
    this.registrations = [...others, { ...named, pushToken }]
    return { status: isNew ? 201 : 200 }
  }

  #unregister(received: Received, named: Omit<Registration, 'pushToken'>): Reply {
    if (!this.#isAuthorized(received, named.serialNumber)) return { status: 401 }
    this.registrations = this.registrations.filter(other => !isSame(other, named))
    return { status: 200 }
  }

  #list(deviceLibraryIdentifier: string, passTypeIdentifier: string, since: string | null): Reply {
    const changed = this.registrations
      .filter(
        other =>
          other.deviceLibraryIdentifier === deviceLibraryIdentifier && other.passTypeIdentifier === passTypeIdentifier,
      )
      .map(({ serialNumber }) => ({ serialNumber, tag: this.#passes.get(serialNumber)?.tag ?? 0 }))
      .filter(({ tag }) => tag > Number(since ?? 0))
    if (changed.length === 0) return { status: 204 }
    return listReply(
      changed.map(({ serialNumber }) => serialNumber),
      String(Math.max(...changed.map(({ tag }) => tag))),
    )
  }

  #download(received: Received, serialNumber: string): Reply {
    const pass = this.#passes.get(serialNumber)
    if (pass === undefined || !this.#isAuthorized(received, serialNumber)) return { status: 401 }
    const isCurrent = pass.modifiedAt.getTime() <= Date.parse(received.ifModifiedSince ?? '')
    return isCurrent ? { status: 304 } : passReply(pass.bytes, pass.modifiedAt.toUTCString())
  }
}

export function listReply(serialNumbers: readonly string[], lastUpdated: string): Reply {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ serialNumbers, lastUpdated }),
  }
}

export function passReply(bytes: Uint8Array, lastModified: string): Reply {
  const headers = { 'Content-Type': 'application/vnd.apple.pkpass', 'Last-Modified': lastModified }
  return { status: 200, headers, body: bytes }
}

function isSame(one: Omit<Registration, 'pushToken'>, other: Omit<Registration, 'pushToken'>): boolean {
  return (
    one.deviceLibraryIdentifier === other.deviceLibraryIdentifier &&
    one.passTypeIdentifier === other.passTypeIdentifier &&
    one.serialNumber === other.serialNumber
  )
}
