// A client that costs little: the machine is shared with the server that is measured. It writes ready requests to open
// connections and of an answer reads no more than its status and where it ends.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A request as it goes over the wire. */
export function encodeRequest({ method, path, headers = {}, body = '' }: Request): Buffer {
  const fields = {
    Host: '127.0.0.1',
    ...headers,
    ...(method === 'POST' && { 'Content-Length': Buffer.byteLength(body) }),
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

interface Answer {
  readonly status: number
  /** Bytes of head and body; more may have to come. */
  readonly length: number
}

/** Reads the head; `undefined` while it is not all there. */
function readHead(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined && status !== 304 && status !== 204)
    throw new Error(`Expected a Content-Length, found ${head}`)
  return { status, length: end + 4 + Number(length ?? 0) }
}

/** One connection, one call at a time. */
class Connection {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #received = 0
  #head: Answer | undefined
  #resolve: (status: number) => void = () => {}
  #reject: (error: Error) => void = () => {}

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', error => this.#reject(error))
    socket.on('close', () => this.#reject(new Error('The server closed the connection')))
  }

  call(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
      this.#socket.write(request)
    })
  }

  end(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received += chunk.length
    if (!this.#head) {
      this.#chunks.push(chunk)
      this.#head = readHead(this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks))
    }
    if (!this.#head || this.#received < this.#head.length) return
    const { status } = this.#head
    this.#chunks = []
    this.#received = 0
    this.#head = undefined
    this.#resolve(status)
  }
}

export interface LoadOptions {
  readonly url: string
  readonly connections: number
  readonly requests: readonly Buffer[]
  /** What every answer must have. */
  readonly status: number
  /**
   * Keeps the client from sleeping, where two servers are compared that have this machine to themselves: to wake a sleeper costs
   * whoever writes to it more than to answer a call, and a client that is faster than the server sleeps after every call, so that the
   * slower of the two would pay for what the faster one is spared.
   */
  readonly staysAwake?: boolean
}

/** How long a rate is measured: a commit and a collection of garbage are much shorter. */
const MEASURED_MS = 1_000

/** Sends the requests as fast as they are answered, over and over, for a second; answers the rate per second. */
export async function requestsPerSecond({ requests, ...options }: LoadOptions): Promise<number> {
  await using client = await open(options)
  using _awake = options.staysAwake ? stayAwake() : undefined
  let sent = 0
  const start = performance.now()
  await client.each(async call => {
    while (performance.now() - start < MEASURED_MS) {
      const request = requests[sent++ % requests.length]
      if (request) await call(request)
    }
  })
  return (sent * 1_000) / (performance.now() - start)
}

function stayAwake(): Disposable {
  let isAwake = true
  const turn = () => {
    if (isAwake) setImmediate(turn)
  }
  turn()
  return {
    [Symbol.dispose]() {
      isAwake = false
    },
  }
}

/**
 * Sends a request each time it is due, whether others were answered or not; answers how long each took from then on, in
 * milliseconds, sorted: who waits for a free connection waits too.
 */
export async function latencies({ requests, ...options }: LoadOptions, perSecond: number): Promise<readonly number[]> {
  await using client = await open(options)
  const taken: number[] = []
  let next = 0
  const start = performance.now()
  await client.each(async call => {
    for (;;) {
      const number = next++
      const request = requests[number]
      if (!request) return
      const due = start + (number * 1_000) / perSecond
      await until(due)
      await call(request)
      taken.push(performance.now() - due)
    }
  })
  return taken.toSorted((a, b) => a - b)
}

/** Timers are a millisecond coarse: the last of it is waited for by turns of the loop. */
async function until(instant: number): Promise<void> {
  for (let left = instant - performance.now(); left > 0; left = instant - performance.now()) {
    await new Promise<void>(resolve => {
      if (left > 2) setTimeout(resolve, left - 2)
      else setImmediate(resolve)
    })
  }
}

async function open({ url, connections, status }: Omit<LoadOptions, 'requests'>) {
  const { hostname, port } = new URL(url)
  const opened = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      return new Connection(socket)
    }),
  )
  return {
    async each(work: (call: (request: Buffer) => Promise<void>) => Promise<void>): Promise<void> {
      await Promise.all(
        opened.map(connection =>
          work(async request => {
            const found = await connection.call(request)
            if (found !== status) throw new Error(`Expected ${status}, found ${found}`)
          }),
        ),
      )
    },
    async [Symbol.asyncDispose]() {
      for (const connection of opened) connection.end()
    },
  }
}
