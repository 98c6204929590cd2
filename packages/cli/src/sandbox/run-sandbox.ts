import { createServer } from 'node:net'
import { trustCertificates } from '@billfold/pkpass'
import {
  createApiKey,
  openStorage,
  type Server,
  type StoredPass,
  startServer,
  systemClock,
  systemRandom,
} from '@billfold/server'
import {
  createApnsServer,
  createControlApp,
  createDevice,
  type Device,
  describe,
  SimulatorError,
  serveControl,
} from '@billfold/simulator'
import { studioFolder } from '@billfold/studio'
import { pino } from 'pino'
import type { Terminal } from '../terminal.ts'
import { LatestWriter } from './latest-writer.ts'
import { writePrivateFile } from './private-file.ts'
import { openSandbox, readJson, type Sandbox } from './sandbox.ts'

/** Everything on this machine and nothing else: nobody's keys are worth much here, but they are not offered either. */
const HOST = '127.0.0.1'

export interface RunningSandbox {
  readonly server: Server
  readonly apiKey: string
  readonly trustFolder: string
  readonly apnsUrl: string
  /** Where the simulated iPhone can be watched and poked. */
  readonly simulatorUrl: string
  close(): Promise<void>
}

/**
 * Starts the server together with a simulator that plays Apple and one simulated iPhone, which installs every pass issued.
 *
 * Server and simulator meet over sockets only, as with Apple. What a former run left goes on: passes, registrations, wake-ups owed,
 * and what is on the iPhone.
 */
export async function runSandbox(folder: string, port: number, terminal: Terminal): Promise<RunningSandbox> {
  const { now } = systemClock
  const sandbox = await openSandbox(folder, now)
  const apiKey = await openApiKey(sandbox)
  const apns = await createApnsServer({ certificateAuthority: sandbox.authority, now, unknownTokens: 'accept' })
  const device = createDevice({
    trust: trustCertificates([sandbox.authority.rootCertificatePem]),
    now,
    apns,
    settings: { allowHttpServices: true, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    state: await readJson(sandbox.deviceFile),
    onEvent: event => {
      terminal.stdout.write(`${describe(event)}\n`)
      deviceState.touch()
    },
  })
  const deviceState = new LatestWriter(() => writePrivateFile(sandbox.deviceFile, JSON.stringify(device.saveState())))
  const control = await serveControl(createControlApp({ device, apns }))
  const closeSimulator = async () => {
    await device.close()
    await deviceState.settled()
    await control.close()
    await apns.close()
  }
  try {
    const server = await startServer({
      host: HOST,
      port: await choosePort(port, sandbox),
      databaseUrl: `sqlite:${sandbox.databaseFile}`,
      identity: { ...sandbox.identity, intermediatePem: sandbox.authority.intermediateCertificatePem },
      apns: { url: apns.url, authorityPem: sandbox.authority.rootCertificatePem },
      trust: [sandbox.authority.rootCertificatePem],
      studio: { folder: studioFolder, openWith: apiKey, simulatorUrl: control.url },
      logger: pino({ level: 'warn' }, { write: line => terminal.stderr.write(line) }),
      onIssued: pass => void installOn(device, server, pass, terminal),
    })
    await sandbox.saveSettings({ apiKey, port: Number(new URL(server.url).port) })
    // As a phone that comes online: what changed while it was away is fetched without a push.
    void device.checkForUpdates().catch(() => {})
    return {
      server,
      apiKey,
      trustFolder: sandbox.trustFolder,
      apnsUrl: apns.url,
      simulatorUrl: control.url,
      async close() {
        await server.close()
        await closeSimulator()
      },
    }
  } catch (error) {
    await closeSimulator()
    throw error
  }
}

async function openApiKey(sandbox: Sandbox): Promise<string> {
  const storage = await openStorage(`sqlite:${sandbox.databaseFile}`)
  try {
    return await createApiKey(
      'test',
      'sandbox',
      { storage, clock: systemClock, random: systemRandom },
      sandbox.settings.apiKey,
    )
  } finally {
    await storage.close()
  }
}

/** With any port allowed, the last one again if it is free: the passes on the iPhone know their server by it. */
async function choosePort(wanted: number, { settings }: Sandbox): Promise<number> {
  if (wanted !== 0 || settings.port === undefined) return wanted
  return (await isFree(settings.port)) ? settings.port : 0
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, HOST, () => probe.close(() => resolve(true)))
  })
}

/** What a holder does who taps the link he was sent. */
async function installOn(device: Device, server: Server, pass: StoredPass, terminal: Terminal): Promise<void> {
  try {
    const { bytes } = await device.openLink(`${server.url}/p/${encodeURIComponent(pass.serialNumber)}`)
    await device.install(bytes)
  } catch (error) {
    const { code, message } =
      error instanceof SimulatorError ? error : { code: undefined, message: 'it could not be fetched' }
    // A refused pass is an event of the device and told as such; a closing sandbox needs no word.
    if (code === 'ERR_SIMULATOR_PASS_REFUSED' || code === 'ERR_SIMULATOR_CLOSED') return
    terminal.stderr.write(`iPhone: did not add the pass ${pass.serialNumber}: ${message}\n`)
  }
}
