import { readFileSync } from 'node:fs'
import { type Logger, pino } from 'pino'
import { createApiKey } from '../../src/api-keys.ts'
import { openImages } from '../../src/art/open-images.ts'
import { Devices } from '../../src/devices/devices.ts'
import { createApp, type StudioParts } from '../../src/http/app.ts'
import type { Identities } from '../../src/identity/identities.ts'
import type { IdentityStore } from '../../src/identity/identity-store.ts'
import { openIdentities } from '../../src/identity/open-identities.ts'
import type { IdentityPems } from '../../src/identity/pass-identity.ts'
import { Inspections } from '../../src/inspections/inspections.ts'
import { Messages } from '../../src/messages/messages.ts'
import { OutsideError } from '../../src/outside/outside-error.ts'
import type { OutsideFetcher } from '../../src/outside/outside-fetcher.ts'
import { HolderData } from '../../src/passes/holder-data.ts'
import { PassLookup } from '../../src/passes/pass-lookup.ts'
import { PassMaker } from '../../src/passes/pass-maker.ts'
import { Passes } from '../../src/passes/passes.ts'
import { Previews } from '../../src/previews/previews.ts'
import { ApiKeys } from '../../src/projects/api-keys.ts'
import { Quota } from '../../src/projects/quota.ts'
import { RateLimiter } from '../../src/projects/rate-limiter.ts'
import { createPushCounters } from '../../src/push/push-counters.ts'
import { systemRandom } from '../../src/random.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage, StoredPass } from '../../src/storage/storage.ts'
import { SignInLimiter } from '../../src/studio/sign-in-limiter.ts'
import { StudioSessions } from '../../src/studio/studio-sessions.ts'
import { Timeline } from '../../src/timeline/timeline.ts'

const authorityPem = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/authority/${name}.pem`, import.meta.url), 'utf8')

export const rootPem = authorityPem('root')

/** An instant within the validity of the fixtures' certificates. */
export const START = new Date('2026-03-01T12:00:00.250Z')

/** A clock that stands until it is moved. */
export class TestClock {
  #now: Date

  constructor(now = START) {
    this.#now = now
  }

  now(): Date {
    return this.#now
  }

  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

export interface TestApp extends AsyncDisposable {
  readonly app: ReturnType<typeof createApp>
  readonly storage: Storage
  readonly timeline: Timeline
  readonly clock: TestClock
  readonly apiKey: string
  readonly apiKeys: ApiKeys
  readonly passTypeIdentifier: string
  readonly identities: Identities
  readonly identityStore: IdentityStore
  /** How often somebody was told that wake-ups are owed. */
  readonly wakeUpCalls: () => number
  /** Calls the API with the key. */
  call(method: string, path: string, body?: unknown): Promise<Response>
}

export const FIXTURE_IDENTITY: IdentityPems = {
  certificatePem: authorityPem('pass'),
  privateKeyPem: authorityPem('pass-key'),
  intermediatePem: authorityPem('intermediate'),
}

export interface TestAppOptions {
  /** `null` for an installation that has none yet. */
  readonly identity?: IdentityPems | null
  readonly databaseUrl?: string
  readonly clock?: TestClock
  readonly logger?: Logger
  /** What is on the internet. Default: nothing. */
  readonly fetcher?: Pick<OutsideFetcher, 'fetch'>
  /** Address in passes. Default: `https://passes.example.com` */
  readonly publicUrl?: string
  /** What there is of a studio, given the app's key. Default: none. */
  readonly studio?: (app: {
    readonly apiKey: string
  }) => Pick<StudioParts, 'files' | 'openWith' | 'simulatorUrl' | 'closing'>
  readonly onIssued?: (pass: StoredPass) => void
}

const NOTHING_OUTSIDE: Pick<OutsideFetcher, 'fetch'> = {
  async fetch() {
    throw new OutsideError('ERR_OUTSIDE_UNREACHABLE', 'Expected an answer, found no internet')
  },
}

/** The whole server without sockets and push, on a database in memory. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { databaseUrl = 'sqlite::memory:', clock = new TestClock(), logger = pino({ level: 'silent' }) } = options
  const identity = options.identity === undefined ? FIXTURE_IDENTITY : (options.identity ?? undefined)
  const storage = await openStorage(databaseUrl)
  const { identities, identityStore } = await openIdentities({
    storage,
    databaseUrl,
    identity,
    intermediates: 'any',
    clock,
    random: systemRandom,
    logger,
  })
  const apiKey = await createApiKey('test', 'tests', { storage, clock, random: systemRandom })
  const { publicUrl = 'https://passes.example.com' } = options
  let wakeUpCalls = 0
  const onWakeUpsOwed = () => {
    wakeUpCalls += 1
  }
  const images = openImages({ storage, clock, fetcher: options.fetcher ?? NOTHING_OUTSIDE })
  const quota = new Quota({ storage, clock })
  const apiKeys = new ApiKeys({ storage, clock, random: systemRandom })
  const timeline = new Timeline({ storage, clock, logger })
  const inspections = new Inspections({ trusted: [rootPem], clock })
  const maxMessagesADay = 10
  const maker = new PassMaker({ ...images, clock, publicUrl })
  const lookup = new PassLookup({ storage, identities, maker, timeline })
  const passes = new Passes({
    storage,
    identities,
    lookup,
    maker,
    quota,
    clock,
    random: systemRandom,
    onIssued: options.onIssued,
    onWakeUpsOwed,
    timeline,
    maxMessagesADay,
  })
  const app = createApp({
    passes,
    lookup,
    holderData: new HolderData({ storage, lookup, clock }),
    apiKeys,
    quota,
    rateLimiter: new RateLimiter(clock),
    devices: new Devices({ storage, identities, clock, timeline, onWakeUpsOwed }),
    messages: new Messages({ storage, passes, lookup, quota, clock, timeline, maxMessagesADay, onWakeUpsOwed }),
    timeline,
    previews: new Previews(),
    pushCounters: createPushCounters(),
    silentAfterMs: 300_000,
    storage,
    identities,
    identityStore,
    publicUrl,
    clock,
    random: systemRandom,
    logger,
    inspections,
    studio: options.studio && {
      sessions: new StudioSessions({ apiKeys, storage, clock, random: systemRandom }),
      signInLimiter: new SignInLimiter(clock),
      ...options.studio({ apiKey }),
    },
  })
  return {
    app,
    storage,
    timeline,
    clock,
    apiKey,
    apiKeys,
    passTypeIdentifier: [...identities][0]?.passTypeIdentifier ?? '',
    identities,
    identityStore,
    wakeUpCalls: () => wakeUpCalls,
    async call(method, path, body) {
      return app.request(path, {
        method,
        headers: { Authorization: `Bearer ${apiKey}` },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
    },
    async [Symbol.asyncDispose]() {
      await timeline.close()
      images.close()
      await inspections.close()
      await storage.close()
    },
  }
}
