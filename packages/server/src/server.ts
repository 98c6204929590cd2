import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { openImages } from './art/open-images.ts'
import { type Clock, systemClock } from './clock.ts'
import type { IntermediateAddresses } from './config/config.ts'
import { Devices } from './devices/devices.ts'
import { createApp } from './http/app.ts'
import { DEFAULT_PROJECT_ID } from './identifiers.ts'
import { IdentityWatch } from './identity/identity-watch.ts'
import { openIdentities } from './identity/open-identities.ts'
import type { IdentityPems, PassIdentity } from './identity/pass-identity.ts'
import { Inspections } from './inspections/inspections.ts'
import { Messages } from './messages/messages.ts'
import { parseAllowList } from './outside/allow-list.ts'
import { OutsideFetcher } from './outside/outside-fetcher.ts'
import { createHostResolver } from './outside/resolve-host.ts'
import { HolderData } from './passes/holder-data.ts'
import { PassLookup } from './passes/pass-lookup.ts'
import { PassMaker } from './passes/pass-maker.ts'
import { Passes } from './passes/passes.ts'
import { Previews } from './previews/previews.ts'
import { ApiKeys } from './projects/api-keys.ts'
import { Quota } from './projects/quota.ts'
import { RateLimiter } from './projects/rate-limiter.ts'
import { pushingIdentity } from './projects/test-identity.ts'
import type { ApnsAnswer } from './push/apns-answer.ts'
import { ApnsClients } from './push/apns-clients.ts'
import { type BackOffOptions, DEFAULT_BACK_OFF } from './push/back-off.ts'
import { ProviderToken, parseProviderKey } from './push/provider-token.ts'
import { createPushCounters } from './push/push-counters.ts'
import { WakeUpSender } from './push/wake-up-sender.ts'
import { type Random, systemRandom } from './random.ts'
import type { SecretSettings } from './secrets/secret-source.ts'
import { openStorage } from './storage/open-storage.ts'
import type { Storage, StoredPass, WakeUp } from './storage/storage.ts'
import { SignInLimiter } from './studio/sign-in-limiter.ts'
import { readStudioFiles } from './studio/studio-files.ts'
import { StudioSessions } from './studio/studio-sessions.ts'
import { DEFAULT_TIMELINE_SETTINGS, PushWatch, type TimelineSettings } from './timeline/push-watch.ts'
import { Timeline } from './timeline/timeline.ts'

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
  /** Hosts and networks that images may be fetched from though they are not on the internet. Default: none. */
  readonly imageHosts?: string | undefined
  readonly apns: {
    readonly url: string
    /** Trusted in place of the system's authorities: for the simulator. */
    readonly authorityPem?: string | undefined
    /** How long a push may take; below the lease of a claimed wake-up. */
    readonly timeoutMs?: number
    /** HTTP proxy that leads to APNs by CONNECT. */
    readonly proxyUrl?: string | undefined
    /** For each pass type. */
    readonly maxConnections?: number | undefined
    /** Pushes of its team go with tokens, in place of the certificates. */
    readonly providerKey?: ProviderKeySource | undefined
  }
  readonly backOff?: BackOffOptions
  /** How long it is kept, and how devices that do not come are dealt with. */
  readonly timeline?: TimelineSettings
  /** Visible messages of a pass within 24 hours. Default: 10. */
  readonly maxMessagesADay?: number
  readonly clock?: Clock
  readonly random?: Random
  readonly logger: Logger
  /** Told of each issued pass once it is stored, but for those that somebody issued in the studio. */
  readonly onIssued?: (pass: StoredPass) => void
  /** PEM texts of certificates that inspections trust beside Apple's: the root of a sandbox. */
  readonly trust?: readonly string[] | undefined
  /** The web application, and its sessions. Default: nothing is served at `/`. */
  readonly studio?: StudioSource | undefined
}

interface StudioSource {
  /** What Vite made of it: `index.html`, and files under hashed names in `assets/`. Read once, at the start. */
  readonly folder: string
  /** API key of a sandbox: sessions on this machine need not show one. */
  readonly openWith?: string | undefined
  /** Where its simulator is watched and poked; passed on below `/simulator`. */
  readonly simulatorUrl?: string | undefined
}

/** A key for provider tokens, as the developer account gives it out. */
interface ProviderKeySource {
  readonly keyId: string
  readonly teamIdentifier: string
  /** Text of the `.p8` file. */
  readonly privateKeyPem: string
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
const DEFAULT_MESSAGES_A_DAY = 10

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
  const fetcher = await closingOnFailure(storage, async () => openFetcher(options))
  const inspections = await closingOnFailure(storage, async () => new Inspections({ trusted: options.trust, clock }))
  const { studio: source } = options
  const studioFiles = await closingOnFailure(storage, async () => source && readStudioFiles(source.folder))
  const images = openImages({ storage, clock, fetcher })
  const watch = new IdentityWatch({ identities, clock, logger })
  const timeline = new Timeline({ storage, clock, logger })
  // Claims in a database of our own are those of a process that died with a push under way.
  if (!storage.isShared) await storage.releaseWakeUps()

  const { url: apnsUrl, providerKey, timeoutMs = DEFAULT_PUSH_TIMEOUT_MS, ...connection } = apns
  const counters = createPushCounters()
  const pushers = new ApnsClients({
    ...connection,
    url: apnsUrl,
    timeoutMs,
    providerTokens: providerTokensOf(providerKey, clock),
    random: Math.random,
    counters,
    findIdentity: passTypeIdentifier => pushingIdentity(identities.find(passTypeIdentifier), apnsUrl),
  })
  const { backOff = DEFAULT_BACK_OFF } = options
  const record = {
    uuid: () => random.uuid(),
    onAnswer: (wakeUp: WakeUp, { status, reason }: ApnsAnswer, apnsId: string) =>
      timeline.pushed(wakeUp, { status, reason, apnsId }),
  }
  const sender = new WakeUpSender({ storage, pushers, clock, random: Math.random, backOff, logger, record, counters })
  const onWakeUpsOwed = () => sender.wake()
  const { timeline: settings = DEFAULT_TIMELINE_SETTINGS, maxMessagesADay = DEFAULT_MESSAGES_A_DAY } = options
  const { metrics } = timeline
  const pushWatch = new PushWatch({ storage, clock, logger, metrics, settings, onWakeUpsOwed })
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
  const quota = new Quota({ storage, clock })
  const maker = new PassMaker({ ...images, clock, publicUrl })
  const lookup = new PassLookup({ storage, identities, maker, timeline })
  const passes = new Passes({
    storage,
    identities,
    lookup,
    maker,
    quota,
    clock,
    random,
    onIssued,
    onWakeUpsOwed,
    timeline,
    maxMessagesADay,
  })
  const previews = new Previews()
  const apiKeys = new ApiKeys({ storage, clock, random })
  const closing = new AbortController()
  const studio = source && {
    ...source,
    sessions: new StudioSessions({ apiKeys, storage, clock, random }),
    signInLimiter: new SignInLimiter(clock),
    files: studioFiles,
    closing: closing.signal,
  }
  const devices = new Devices({ storage, identities, clock, timeline, onWakeUpsOwed })
  const messages = new Messages({ storage, passes, lookup, quota, clock, timeline, maxMessagesADay, onWakeUpsOwed })
  const silentAfterMs = settings.repeatAfterMs
  const app = createApp({
    passes,
    lookup,
    holderData: new HolderData({ storage, lookup, clock }),
    apiKeys,
    quota,
    rateLimiter: new RateLimiter(clock),
    devices,
    messages,
    timeline,
    previews,
    pushCounters: counters,
    silentAfterMs,
    storage,
    identities,
    identityStore,
    publicUrl,
    clock,
    random,
    logger,
    inspections,
    studio,
  })
  handle = request => app.fetch(request)
  sender.start()
  watch.start()
  pushWatch.start()

  const [first] = identities.listOf(DEFAULT_PROJECT_ID)
  return {
    url,
    publicUrl,
    passTypeIdentifier: first?.passTypeIdentifier,
    teamIdentifier: first?.teamIdentifier,
    async close() {
      await new Promise<void>(resolve => {
        listener.close(() => resolve())
        closing.abort()
      })
      await watch.close()
      await pushWatch.close()
      await sender.close()
      await timeline.close()
      images.close()
      await previews.close()
      await inspections.close()
      await storage.close()
    },
  }
}

/** @throws OutsideError ERR_OUTSIDE_ALLOW_LIST */
function openFetcher({ imageHosts = '' }: ServerOptions): OutsideFetcher {
  return new OutsideFetcher({ resolve: createHostResolver(), allow: parseAllowList(imageHosts) })
}

async function closingOnFailure<T>(storage: Storage, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await storage.close()
    throw error
  }
}

function providerTokensOf(key: ProviderKeySource | undefined, clock: Clock): ReadonlyMap<string, ProviderToken> {
  if (!key) return new Map()
  const { keyId, teamIdentifier, privateKeyPem } = key
  return new Map([[teamIdentifier, new ProviderToken(parseProviderKey(keyId, teamIdentifier, privateKeyPem), clock)]])
}

function addressOf(address: ReturnType<ReturnType<typeof createAdaptorServer>['address']>, host: string): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
