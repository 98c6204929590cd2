import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiKey, openStorage, startServer, systemRandom } from '@billfold/server'
import { pino } from 'pino'
import { builtStudio } from './built-studio.ts'

/** A month after the fixtures were signed. */
export const NOW = new Date('2026-06-20T12:00:00Z')

const REPOSITORY = join(import.meta.dirname, '../../../../..')

/** A file of the gallery of broken passes. */
export function fixturePath(name: string): string {
  return join(REPOSITORY, 'fixtures/pkpass', `${name}.pkpass`)
}

function authority(name: string): string {
  return readFileSync(join(REPOSITORY, 'fixtures/authority', `${name}.pem`), 'utf8')
}

export interface StartedBillfold extends AsyncDisposable {
  readonly origin: string
}

interface StartOptions {
  /** A built studio. Default: the one that `npm test` has built. */
  readonly folder?: string
  readonly now?: () => Date
}

/** Serves the studio by a sandbox's server, which trusts the authority of the fixtures. */
export async function startBillfold({
  folder = builtStudio(),
  now = () => NOW,
}: StartOptions = {}): Promise<StartedBillfold> {
  const directory = await mkdtemp(join(tmpdir(), 'billfold-studio-'))
  const clock = { now }
  const databaseUrl = `sqlite:${join(directory, 'billfold.db')}`
  const storage = await openStorage(databaseUrl)
  const openWith = await createApiKey('test', 'sandbox', { storage, clock, random: systemRandom })
  await storage.close()
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    identity: {
      certificatePem: authority('pass'),
      privateKeyPem: authority('pass-key'),
      intermediatePem: authority('intermediate'),
    },
    apns: { url: 'https://127.0.0.1:9' },
    clock,
    logger: pino({ level: 'silent' }),
    trust: [authority('root')],
    studio: { folder, openWith },
  })
  return {
    origin: server.url,
    async [Symbol.asyncDispose]() {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
