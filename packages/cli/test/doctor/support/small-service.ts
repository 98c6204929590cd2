import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { IssuedCertificate } from '@billfold/simulator'
import { NOW } from './fixture-pass.ts'

/** A request as the small service reads it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly since: string | undefined
  readonly authorization: string | undefined
  readonly ifModifiedSince: string | undefined
  readonly body: string
}

export interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** What is wrong with the service: gets the answer as it should be, and gives the one that is sent. */
export type Fault = (asked: Asked, answered: Answered, devices: ReadonlyMap<string, string>) => Answered

export interface SmallServiceOptions {
  readonly pass: {
    readonly passTypeIdentifier: string
    readonly serialNumber: string
    readonly authenticationToken: string
  }
  readonly bytes: Uint8Array
  /** `silent` takes every request and answers none. */
  readonly fault?: Fault | 'silent'
  readonly tls?: IssuedCertificate
}

export interface SmallService extends AsyncDisposable {
  readonly url: string
  /** Method and path of everything that was asked. */
  readonly asked: readonly Asked[]
  /** Device identifiers that are registered, each with its push token. */
  readonly devices: ReadonlyMap<string, string>
}

export const LAST_MODIFIED = 'Tue, 03 Mar 2026 10:00:00 GMT'
const TAG = '17'

/** The least web service that does everything right, so that one fault at a time can be put into it. */
export async function startSmallService({ pass, bytes, fault, tls }: SmallServiceOptions): Promise<SmallService> {
  const asked: Asked[] = []
  const devices = new Map<string, string>()
  const { passTypeIdentifier, serialNumber, authenticationToken } = pass
  const passPath = `/v1/passes/${passTypeIdentifier}/${serialNumber}`
  const file = {
    'Content-Type': 'application/vnd.apple.pkpass',
    'Content-Disposition': 'inline; filename="coffee.pkpass"',
    'Last-Modified': LAST_MODIFIED,
    'Cache-Control': 'private, no-store',
  }

  const answer = (request: Asked): Answered => {
    const { method, path, since, authorization, ifModifiedSince } = request
    const isGranted = authorization === `ApplePass ${authenticationToken}`
    if (path === '/v1/log') return { status: method === 'POST' ? 200 : 405 }
    if (path === '/link') return { status: 200, headers: file, body: bytes }
    if (path === passPath && (method === 'GET' || method === 'HEAD')) {
      if (!isGranted) return { status: 401 }
      const isFresh = ifModifiedSince !== undefined && Date.parse(ifModifiedSince) >= Date.parse(LAST_MODIFIED)
      return isFresh ? { status: 304 } : { status: 200, headers: file, body: bytes }
    }
    const [, device = '', type, serial] =
      /^\/{1,2}v1\/devices\/([^/]+)\/registrations\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
    if (serial === undefined && method === 'GET' && device !== '') {
      if (type !== passTypeIdentifier || !devices.has(device) || since === TAG) return { status: 204 }
      return { status: 200, body: JSON.stringify({ serialNumbers: [serialNumber], lastUpdated: TAG }) }
    }
    if (serial !== serialNumber) return { status: 404 }
    if (!isGranted) return { status: 401 }
    if (method === 'DELETE') {
      devices.delete(device)
      return { status: 200 }
    }
    const pushToken = /"pushToken":"([0-9a-f]+)"/.exec(request.body)?.[1]
    if (pushToken === undefined) return { status: 400 }
    const isNew = !devices.has(device)
    devices.set(device, pushToken)
    return { status: isNew ? 201 : 200 }
  }

  const listener: RequestListener = async (incoming, response) => {
    const request = await readRequest(incoming)
    asked.push(request)
    if (fault === 'silent') return
    const proper = answer(request)
    const { status, headers = {}, body } = fault ? fault(request, proper, devices) : proper
    response.sendDate = false
    response.writeHead(status, { Date: NOW.toUTCString(), ...headers })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const server = tls
    ? createSecureServer({ cert: tls.certificatePem, key: tls.privateKeyPem }, listener)
    : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    asked,
    devices,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Asked> {
  let body = ''
  incoming.setEncoding('utf8')
  for await (const chunk of incoming) body += String(chunk)
  const [path = '', query] = (incoming.url ?? '').split('?')
  const ifModifiedSince = incoming.headers['if-modified-since']
  const { authorization } = incoming.headers
  const since = new URLSearchParams(query).get('passesUpdatedSince') ?? undefined
  return { method: incoming.method ?? '', path, since, authorization, ifModifiedSince, body }
}
