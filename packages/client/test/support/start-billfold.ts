import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiKey, openStorage, startServer, systemRandom } from '@billfold/server'
import { pino } from 'pino'

const authorityPem = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/authority/${name}.pem`, import.meta.url), 'utf8')

export interface Billfold extends AsyncDisposable {
  readonly url: string
  readonly apiKey: string
  readonly passTypeIdentifier: string
}

/** A server on the loopback interface, with an identity, a database of its own and nobody to push to. */
export async function startBillfold(): Promise<Billfold> {
  const directory = await mkdtemp(join(tmpdir(), 'billfold-client-'))
  const databaseUrl = `sqlite:${join(directory, 'billfold.db')}`
  // Within the validity of the fixtures' certificates.
  const clock = { now: () => new Date('2026-03-01T12:00:00.250Z') }
  const storage = await openStorage(databaseUrl)
  const apiKey = await createApiKey('live', 'tests', { storage, clock, random: systemRandom })
  await storage.close()
  const {
    url,
    passTypeIdentifier = '',
    close,
  } = await startServer({
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    identity: {
      certificatePem: authorityPem('pass'),
      privateKeyPem: authorityPem('pass-key'),
      intermediatePem: authorityPem('intermediate'),
    },
    apns: { url: 'https://127.0.0.1:1' },
    clock,
    logger: pino({ level: 'silent' }),
  })
  return {
    url,
    apiKey,
    passTypeIdentifier,
    async [Symbol.asyncDispose]() {
      await close()
      await rm(directory, { recursive: true })
    },
  }
}
