import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { createApiKey } from '../../src/api-keys.ts'
import { PassArt } from '../../src/art/pass-art.ts'
import { Devices } from '../../src/devices/devices.ts'
import { createApp } from '../../src/http/app.ts'
import { Identities, loadPassIdentity } from '../../src/identity/identities.ts'
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
class TestClock {
  #now = START

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
  /** How often somebody was told that wake-ups are owed. */
  readonly wakeUpCalls: () => number
  /** Calls the API with the key. */
  call(method: string, path: string, body?: unknown): Promise<Response>
}

/** The whole server without sockets and push, on a database in memory. */
export async function createTestApp(): Promise<TestApp> {
  const identities = new Identities(
    loadPassIdentity({
      certificatePem: authorityPem('pass'),
      privateKeyPem: authorityPem('pass-key'),
      intermediatePem: authorityPem('intermediate'),
    }),
  )
  const storage = await openStorage('sqlite::memory:')
  const clock = new TestClock()
  const apiKey = await createApiKey('test', 'tests', { storage, clock, random: systemRandom })
  const publicUrl = 'https://passes.example.com'
  let wakeUpCalls = 0
  const onWakeUpsOwed = () => {
    wakeUpCalls += 1
  }
  const { passTypeIdentifier } = identities.primary
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
    passTypeIdentifier,
    publicUrl,
    random: systemRandom,
    logger: pino({ level: 'silent' }),
  })
  return {
    app,
    storage,
    clock,
    apiKey,
    passTypeIdentifier,
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
