import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { PassArt } from './art/pass-art.ts'
import { type Clock, systemClock } from './clock.ts'
import { Devices } from './devices/devices.ts'
import { createApp } from './http/app.ts'
import { Identities, type IdentityPems, loadPassIdentity } from './identity/identities.ts'
import { Passes } from './passes/passes.ts'
import { ApnsClient } from './push/apns-client.ts'
import { type BackOffOptions, DEFAULT_BACK_OFF } from './push/back-off.ts'
import { WakeUpSender } from './push/wake-up-sender.ts'
import { type Random, systemRandom } from './random.ts'
import { openStorage } from './storage/open-storage.ts'
import type { StoredPass } from './storage/storage.ts'

export interface ServerOptions {
  readonly host: string
  /** 0 = any. */
  readonly port: number
  /** Base address in every pass. Default: the address listened on. */
  readonly publicUrl?: string | undefined
  readonly databaseUrl: string
  readonly identity: IdentityPems
  readonly apns: {
    readonly url: string
    /** Trusted in place of the system's authorities: for the simulator. */
    readonly authorityPem?: string | undefined
    /** How long a push may take; below the lease of a claimed wake-up. */
    readonly timeoutMs?: number
  }
  readonly backOff?: BackOffOptions
  readonly clock?: Clock
  readonly random?: Random
  readonly logger: Logger
  /** Told of each issued pass once it is stored. */
  readonly onIssued?: (pass: StoredPass) => void
}

export interface Server {
  /** Where it listens. */
  readonly url: string
  readonly publicUrl: string
  readonly passTypeIdentifier: string
  readonly teamIdentifier: string
  /** Takes no new requests, finishes those under way, closes the database. */
  close(): Promise<void>
}

const DEFAULT_PUSH_TIMEOUT_MS = 10_000

/**
 * Starts Billfold: the one place where interfaces meet implementations.
 *
 * @throws StorageError, CertificateError; an Error of the system when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { clock = systemClock, random = systemRandom, logger, apns } = options
  const identities = new Identities(loadPassIdentity(options.identity))
  const storage = await openStorage(options.databaseUrl)
  // Claims in a database of our own are those of a process that died with a push under way.
  if (!storage.isShared) await storage.releaseWakeUps()

  const pushers = new Map(
    [...identities].map(({ passTypeIdentifier, certificatePem, privateKeyPem, passphrase }) => {
      const { url, authorityPem, timeoutMs = DEFAULT_PUSH_TIMEOUT_MS } = apns
      const topic = passTypeIdentifier
      return [
        topic,
        new ApnsClient({ url, authorityPem, certificatePem, privateKeyPem, passphrase, topic, timeoutMs }),
      ] as const
    }),
  )
  const { backOff = DEFAULT_BACK_OFF } = options
  const sender = new WakeUpSender({ storage, pushers, clock, random: Math.random, backOff, logger })
  const onWakeUpsOwed = () => sender.wake()

  // The address is part of every pass, and with port 0 it is known only once the server listens.
  let handle: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const listener = createAdaptorServer({ fetch: (request: Request) => handle(request) })
  listener.listen(options.port, options.host)
  try {
    await once(listener, 'listening')
  } catch (error) {
    await storage.close()
    throw error
  }
  const url = addressOf(listener.address(), options.host)
  const publicUrl = options.publicUrl ?? url

  const { onIssued } = options
  const passes = new Passes({
    storage,
    identities,
    art: new PassArt(),
    clock,
    random,
    publicUrl,
    onIssued,
    onWakeUpsOwed,
  })
  const devices = new Devices({ storage, identities, clock, onWakeUpsOwed })
  const { passTypeIdentifier, teamIdentifier } = identities.primary
  const app = createApp({ passes, devices, storage, passTypeIdentifier, publicUrl, random, logger })
  handle = request => app.fetch(request)
  sender.start()

  return {
    url,
    publicUrl,
    passTypeIdentifier,
    teamIdentifier,
    async close() {
      await new Promise<void>(resolve => {
        listener.close(() => resolve())
      })
      await sender.close()
      await storage.close()
    },
  }
}

function addressOf(address: ReturnType<ReturnType<typeof createAdaptorServer>['address']>, host: string): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
