import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { expect, onTestFinished } from 'vitest'
import { parseAllowList } from '../../src/outside/allow-list.ts'
import type { ImageStore, RememberedImage } from '../../src/outside/image-store.ts'
import { type FetchLimits, OutsideFetcher } from '../../src/outside/outside-fetcher.ts'
import type { ResolveHost } from '../../src/outside/resolve-host.ts'

/** This machine, which must not be reached. */
export const INSIDE = '127.0.0.1'
/** This machine too, in the part of it that stands for the internet: on the allow list where it is to be reached. */
export const OUTSIDE = '127.0.0.2'

export interface Listening {
  readonly port: number
  /** Requests, in order. */
  readonly visits: IncomingMessage[]
}

/** Serves http on a loopback address until the test ends. */
export async function serve(answer: RequestListener, { address = OUTSIDE, port = 0 } = {}): Promise<Listening> {
  const visits: IncomingMessage[] = []
  const server = createServer((request, response) => {
    visits.push(request)
    answer(request, response)
  })
  return { port: await listen(server, address, port), visits }
}

/** Serves https in the name of `images.example`. */
export async function serveSecurely(answer: RequestListener): Promise<Listening & { readonly authority: string }> {
  const visits: IncomingMessage[] = []
  const { certificate, key } = selfSigned()
  const server = createSecureServer({ cert: certificate, key }, (request, response) => {
    visits.push(request)
    answer(request, response)
  })
  return { port: await listen(server, OUTSIDE, 0), visits, authority: certificate }
}

/** Serves whatever is written to the socket once something was asked. */
export async function serveRaw(answer: (socket: Socket) => void): Promise<Listening> {
  const server = createTcpServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => answer(socket))
  })
  return { port: await listen(server, OUTSIDE, 0), visits: [] }
}

async function listen(server: Server, address: string, port: number): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', socket => sockets.add(socket))
  server.listen(port, address)
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const bound: AddressInfo | string | null = server.address()
  if (bound === null || typeof bound === 'string') throw new TypeError('Expected a port')
  return bound.port
}

/** Answers each question with the next of the lists, the last one again and again, and keeps what was asked. */
export function resolveInTurn(...answers: readonly (readonly string[])[]): {
  readonly resolve: ResolveHost
  readonly asked: string[]
} {
  const asked: string[] = []
  return {
    asked,
    resolve: async hostname => {
      asked.push(hostname)
      return answers[Math.min(asked.length, answers.length) - 1] ?? []
    },
  }
}

/** Nothing is known to it: a test in which it is asked would reach the network. */
const knowNothing: ResolveHost = () => Promise.reject(new Error('ENOTFOUND'))

export interface FetcherOptions {
  readonly resolve?: ResolveHost
  readonly allow?: string
  readonly allowHttp?: boolean
  readonly authorities?: string
  readonly limits?: Partial<FetchLimits>
}

/** A fetcher for which {@link OUTSIDE} is the internet. */
export function outsideFetcher({ resolve = knowNothing, allow = `${OUTSIDE}/32`, ...options }: FetcherOptions = {}) {
  return new OutsideFetcher({ ...options, resolve, allow: parseAllowList(allow) })
}

/** Expects a refusal with a code, in time, whose message names nothing that was not in the question. */
export async function expectRefusal(attempt: Promise<unknown>, code: string): Promise<void> {
  const started = performance.now()
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code })
  expect(error instanceof Error && error.message).toMatch(/^[A-Z].*[^.]$/)
  expect(performance.now() - started).toBeLessThan(IN_TIME_MS)
}

/** Far above what the limits of the tests are, far below what would be without them. */
const IN_TIME_MS = 10_000

/** Keeps images in memory. */
export function memoryStore() {
  const images = new Map<string, Uint8Array>()
  const references = new Map<string, RememberedImage>()
  const store: ImageStore = {
    put: async (sha256, bytes) => void images.set(sha256, bytes),
    get: async sha256 => images.get(sha256),
    remember: async (reference, image) => void references.set(reference, image),
    recall: async reference => references.get(reference),
  }
  return { store, images, references }
}

/** A black PNG; its header may claim another size than its pixels have. */
export function png(width: number, height: number, { claimed = [width, height], bits = 8 } = {}): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(claimed[0] ?? width, 0)
  header.writeUInt32BE(claimed[1] ?? height, 4)
  header.writeUInt8(bits, 8)
  // Each row begins with the number of its filter, 0.
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil((width * bits) / 8)) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', new Uint8Array())]
  return new Uint8Array(Buffer.concat([signature, ...chunks]))
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export function svg(content: string, attributes = 'width="100" height="100"'): Uint8Array {
  return new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`)
}

export function dataUri(mediaType: string, bytes: Uint8Array | string): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

/** Each rectangle is made of noise, which takes a second: some hundred bytes that are drawn for minutes. */
export const ENDLESS_SVG = svg(
  `<filter id="a"><feTurbulence baseFrequency=".9" numOctaves="99"/></filter>${'<rect width="99" height="99" filter="url(#a)"/>'.repeat(300)}`,
)

/** Each result is a picture that is kept until all of them are there. */
export const HUGE_SVG = svg(
  `<filter id="a" x="0" y="0" width="1" height="1">${Array.from({ length: 300 }, (_, at) => `<feFlood result="r${at}"/>`).join('')}</filter>
   <rect width="100" height="100" filter="url(#a)"/>`,
)

function selfSigned(): { readonly certificate: string; readonly key: string } {
  const folder = mkdtempSync(join(tmpdir(), 'billfold-outside-'))
  try {
    const command =
      'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=images.example -addext subjectAltName=DNS:images.example -keyout key.pem -out certificate.pem'
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' })
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { certificate: read('certificate.pem'), key: read('key.pem') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
