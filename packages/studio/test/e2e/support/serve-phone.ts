import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trustCertificates } from '@billfold/pkpass'
import { createApiKey, openStorage, startServer, systemClock, systemRandom } from '@billfold/server'
import {
  createApnsServer,
  createCertificateAuthority,
  createControlApp,
  createDevice,
  type Device,
  serveControl,
} from '@billfold/simulator'
import { pino } from 'pino'
import * as z from 'zod'

/** Short, so that a stream that has died is noticed within a test. */
const HEARTBEAT_MS = 500

const updateSchema = z.object({ notifiedDevices: z.number() })
const passSchema = z.object({ devices: z.array(z.unknown()) })

/** Everything that the virtual iPhone meets: the studio, the simulator behind its door, and the server that issues and pushes. */
export interface ServedPhone extends AsyncDisposable {
  readonly origin: string
  readonly device: Device
  /** Issues a pass. @returns its serial number and the address of its share page. */
  issue(body: unknown): Promise<{ readonly serialNumber: string; readonly link: string }>
  /** Gives a pass another content. @returns how many devices are told. */
  update(serialNumber: string, body: unknown): Promise<number>
  /** Devices that the server knows to hold a pass. */
  countDevices(serialNumber: string): Promise<number>
  /** Ends the simulator's control app, or starts it again. The phone goes on without it. */
  setReachable(isReachable: boolean): Promise<void>
}

interface PhoneOptions {
  /** Root certificates, as PEM, that passes are checked against beside the phone's own. */
  readonly trust?: readonly string[]
  /** Whether the studio opens without a key, as a sandbox's does. Default: it does. */
  readonly isOpen?: boolean
}

/** @param folder A built studio. */
export async function servePhone(
  folder: string,
  { trust: trusted = [], isOpen = true }: PhoneOptions = {},
): Promise<ServedPhone> {
  const { now } = systemClock
  const data = await mkdtemp(join(tmpdir(), 'billfold-phone-'))
  const authority = await createCertificateAuthority({ now })
  const identity = await authority.issuePassCertificate({
    passTypeIdentifier: 'pass.dev.billfold.sandbox',
    teamIdentifier: 'SANDBOX001',
    organizationName: 'Billfold Sandbox',
  })
  const apns = await createApnsServer({ certificateAuthority: authority, now })
  const trust = trustCertificates([authority.rootCertificatePem])
  const device = createDevice({ trust, now, apns, settings: { allowHttpServices: true } })
  const controlApp = createControlApp({ device, apns, heartbeatMs: HEARTBEAT_MS })
  let control = await serveControl(controlApp)
  const { port } = control

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
    trust: [authority.rootCertificatePem, ...trusted],
    studio: { folder, ...(isOpen && { openWith: apiKey }), simulatorUrl: control.url },
    logger: pino({ level: 'silent' }),
  })
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' }
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${server.url}${path}`, { method, headers, ...init })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
  return {
    origin: server.url,
    device,
    async issue(body) {
      const serialNumber = (await call('POST', '/api/pkpass', body)).headers.get('x-serial-number') ?? ''
      return { serialNumber, link: `${server.url}/p/${serialNumber}` }
    },
    async update(serialNumber, body) {
      const answer = await call('PUT', `/api/pkpass/${serialNumber}`, body)
      return updateSchema.parse(await answer.json()).notifiedDevices
    },
    async countDevices(serialNumber) {
      return passSchema.parse(await (await call('GET', `/api/passes/${serialNumber}`)).json()).devices.length
    },
    async setReachable(isReachable) {
      if (isReachable) control = await serveControl(controlApp, { port })
      else await control.close()
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      await device.close()
      await control.close()
      await apns.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
