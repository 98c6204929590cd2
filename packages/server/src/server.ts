import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { PassArt } from './art/pass-art.ts'
import { type Clock, systemClock } from './clock.ts'
import type { IntermediateAddresses } from './config/config.ts'
import { Devices } from './devices/devices.ts'
import { createApp } from './http/app.ts'
import { DEFAULT_PROJECT_ID } from './identifiers.ts'
import { IdentityWatch } from './identity/identity-watch.ts'
import { openIdentities } from './identity/open-identities.ts'
import type { IdentityPems, PassIdentity } from './identity/pass-identity.ts'
import { Passes } from './passes/passes.ts'
import { ApnsClients } from './push/apns-clients.ts'
import { type BackOffOptions, DEFAULT_BACK_OFF } from './push/back-off.ts'
import { WakeUpSender } from './push/wake-up-sender.ts'
import { type Random, systemRandom } from './random.ts'
import type { SecretSettings } from './secrets/secret-source.ts'
import { openStorage } from './storage/open-storage.ts'
import type { Storage, StoredPass } from './storage/storage.ts'

export interface ServerOptions {
  readonly host: string
  /** 0 = any. */
  readonly port: number
  /** Base address in every pass. Default: the address listened on. */
  readonly publicUrl?: string | undefined
  readonly databaseUrl: string
  /** One that is not stored, of the default project. Without any identity nothing can be issued until one is imported. */
  readonly identity?: IdentityPems | undefined
  /** Where the key is that stored private keys are sealed with. Default: `secret.key` beside the database. */
  readonly secret?: SecretSettings | undefined
  /** From where missing intermediates are fetched on import. Default: public addresses. */
  readonly intermediates?: IntermediateAddresses | undefined
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
  /** Of the identity that signs where a request names none; `undefined` while there is no identity. */
  readonly passTypeIdentifier: string | undefined
  readonly teamIdentifier: string | undefined
  /** Takes no new requests, finishes those under way, closes the database. */
  close(): Promise<void>
}

const DEFAULT_PUSH_TIMEOUT_MS = 10_000

/**
 * Starts Billfold: the one place where interfaces meet implementations.
 *
 * @throws StorageError, SecretError, CertificateError; an Error of the system when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { clock = systemClock, random = systemRandom, logger, apns } = options
  const storage = await openStorage(options.databaseUrl)
  const { identities, identityStore } = await closingOnFailure(storage, () =>
    openIdentities({ ...options, storage, clock, random }),
  )
  const watch = new IdentityWatch({ identities, clock, logger })
  // Claims in a database of our own are those of a process that died with a push under way.
  if (!storage.isShared) await storage.releaseWakeUps()

  const { url: apnsUrl, authorityPem, timeoutMs = DEFAULT_PUSH_TIMEOUT_MS } = apns
  const pushers = new ApnsClients({
    url: apnsUrl,
    authorityPem,
    timeoutMs,
    findIdentity: passTypeIdentifier => identities.find(passTypeIdentifier),
  })
  const { backOff = DEFAULT_BACK_OFF } = options
  const sender = new WakeUpSender({ storage, pushers, clock, random: Math.random, backOff, logger })
  const onWakeUpsOwed = () => sender.wake()
  // What APNs refused to an expired certificate need not wait any longer.
  identities.onChanged(changed => void hasten(changed))
  const hasten = async (changed: readonly PassIdentity[]) => {
    try {
      for (const { passTypeIdentifier } of changed) await storage.hastenWakeUps(passTypeIdentifier, clock.now())
      sender.wake()
    } catch (error) {
      logger.error({ err: error }, 'wake-ups that waited for a renewed identity could not be hastened')
    }
  }

  // The address is part of every pass, and with port 0 it is known only once the server listens.
  let handle: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const listener = createAdaptorServer({ fetch: (request: Request) => handle(request) })
  listener.listen(options.port, options.host)
  await closingOnFailure(storage, () => once(listener, 'listening'))
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
  const app = createApp({ passes, devices, storage, identities, identityStore, publicUrl, clock, random, logger })
  handle = request => app.fetch(request)
  sender.start()
  watch.start()

  const [first] = identities.listOf(DEFAULT_PROJECT_ID)
  return {
    url,
    publicUrl,
    passTypeIdentifier: first?.passTypeIdentifier,
    teamIdentifier: first?.teamIdentifier,
    async close() {
      await new Promise<void>(resolve => {
        listener.close(() => resolve())
      })
      await watch.close()
      await sender.close()
      await storage.close()
    },
  }
}

async function closingOnFailure<T>(storage: Storage, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await storage.close()
    throw error
  }
}

function addressOf(address: ReturnType<ReturnType<typeof createAdaptorServer>['address']>, host: string): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
