import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import { createApiKey } from '../../src/api-keys.ts'
import { PassArt } from '../../src/art/pass-art.ts'
import { Devices } from '../../src/devices/devices.ts'
import { createApp } from '../../src/http/app.ts'
import type { Identities } from '../../src/identity/identities.ts'
import type { IdentityStore } from '../../src/identity/identity-store.ts'
import { openIdentities } from '../../src/identity/open-identities.ts'
import type { IdentityPems } from '../../src/identity/pass-identity.ts'
import { Passes } from '../../src/passes/passes.ts'
import { systemRandom } from '../../src/random.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'

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
  readonly app: Hono
  readonly storage: Storage
  readonly clock: TestClock
  readonly apiKey: string
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
  const publicUrl = 'https://passes.example.com'
  let wakeUpCalls = 0
  const onWakeUpsOwed = () => {
    wakeUpCalls += 1
  }
  const app = createApp({
    passes: new Passes({
      storage,
      identities,
      art: new PassArt(),
      clock,
      random: systemRandom,
      publicUrl,
      onWakeUpsOwed,
    }),
    devices: new Devices({ storage, identities, clock, onWakeUpsOwed }),
    storage,
    identities,
    identityStore,
    publicUrl,
    clock,
    random: systemRandom,
    logger,
  })
  return {
    app,
    storage,
    clock,
    apiKey,
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
      await storage.close()
    },
  }
}
