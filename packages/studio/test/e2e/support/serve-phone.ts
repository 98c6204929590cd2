import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request as forward } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { trustCertificates } from '@billfold/pkpass'
import { createApiKey, openStorage, type Server, startServer, systemClock, systemRandom } from '@billfold/server'
import {
  type ControlServer,
  createApnsServer,
  createCertificateAuthority,
  createControlApp,
  createDevice,
  type Device,
  serveControl,
} from '@billfold/simulator'
import { pino } from 'pino'
import * as z from 'zod'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const POLICY =
  "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

const updateSchema = z.object({ notifiedDevices: z.number() })

/** Everything that the virtual iPhone meets: the page, the simulator behind it, and a server that issues and pushes. */
export interface ServedPhone extends AsyncDisposable {
  readonly origin: string
  readonly device: Device
  /** Issues a pass. @returns its serial number and the address of its share page. */
  issue(body: unknown): Promise<{ readonly serialNumber: string; readonly link: string }>
  /** Gives a pass another content. @returns how many devices are told. */
  update(serialNumber: string, body: unknown): Promise<number>
  /** Devices that the server knows to hold a pass. */
  countDevices(serialNumber: string): Promise<number>
  /** Cuts the page off the simulator, or lets it through again. */
  cut(isCut: boolean): void
}

/** @param page The folder of a built studio, and the page in it. */
export async function servePhone(page: { readonly folder: string; readonly html: string }): Promise<ServedPhone> {
  const { now } = systemClock
  const data = await mkdtemp(join(tmpdir(), 'billfold-phone-'))
  const authority = await createCertificateAuthority({ now })
  const identity = await authority.issuePassCertificate({
    passTypeIdentifier: 'pass.dev.billfold.sandbox',
    teamIdentifier: 'SANDBOX001',
    organizationName: 'Billfold Sandbox',
  })
  const apns = await createApnsServer({ certificateAuthority: authority, now })
  const device = createDevice({
    trust: trustCertificates([authority.rootCertificatePem]),
    now,
    apns,
    settings: { allowHttpServices: true },
  })
  const control = await serveControl(createControlApp({ device, apns, heartbeatMs: 500 }))
  const { server, apiKey } = await serveBillfold()
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const front = serveFront(page, control)
  return {
    origin: await front.listen(),
    device,
    async issue(body) {
      const serialNumber = (await call('POST', '/api/pkpass', body)).headers.get('x-serial-number') ?? ''
      return { serialNumber, link: `${server.url}/p/${serialNumber}` }
    },
    update: async (serialNumber, body) =>
      updateSchema.parse(await (await call('PUT', `/api/pkpass/${serialNumber}`, body)).json()).notifiedDevices,
    countDevices: async serialNumber =>
      z.object({ devices: z.array(z.unknown()) }).parse(await (await call('GET', `/api/passes/${serialNumber}`)).json())
        .devices.length,
    cut: front.cut,
    async [Symbol.asyncDispose]() {
      await front.close()
      await server.close()
      await device.close()
      await control.close()
      await apns.close()
      await rm(data, { recursive: true, force: true })
    },
  }

  async function serveBillfold(): Promise<{ readonly server: Server; readonly apiKey: string }> {
    const databaseUrl = `sqlite:${join(data, 'billfold.db')}`
    const storage = await openStorage(databaseUrl)
    const apiKey = await createApiKey('test', 'phone', { storage, clock: systemClock, random: systemRandom })
    await storage.close()
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      identity: { ...identity, intermediatePem: authority.intermediateCertificatePem },
      apns: { url: apns.url, authorityPem: authority.rootCertificatePem },
      logger: pino({ level: 'silent' }),
    })
    return { server, apiKey }
  }
}

/** Serves the page under the policy that it must bear, and passes on what is for the simulator. */
function serveFront({ folder, html }: { readonly folder: string; readonly html: string }, control: ControlServer) {
  let isCut = false
  const front = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://studio')
    if (pathname.startsWith('/simulator/')) {
      if (isCut) {
        response.writeHead(502).end()
        return
      }
      const { 'last-event-id': lastEventId, 'content-type': contentType } = request.headers
      const headers = {
        ...(lastEventId && { 'Last-Event-ID': lastEventId }),
        ...(contentType && { 'Content-Type': contentType }),
      }
      const onward = forward(`${control.url}${pathname.slice('/simulator'.length)}${search}`, {
        method: request.method,
        headers,
      })
      onward.on('response', answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        answer.on('error', () => response.destroy())
      })
      onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
      response.on('close', () => onward.destroy())
      request.pipe(onward)
      return
    }
    const file = extname(pathname) === '' ? html : normalize(pathname)
    try {
      const body = await readFile(join(folder, file))
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': POLICY,
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return {
    async listen(): Promise<string> {
      await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve))
      const address = front.address()
      if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
      return `http://127.0.0.1:${address.port}`
    },
    cut(wanted: boolean): void {
      isCut = wanted
      if (isCut) front.closeAllConnections()
    },
    async close(): Promise<void> {
      front.closeAllConnections()
      await new Promise(resolve => front.close(resolve))
    },
  }
}
