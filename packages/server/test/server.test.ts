import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createApiKey } from '../src/api-keys.ts'
import { systemRandom } from '../src/random.ts'
import { type Server, type ServerOptions, startServer } from '../src/server.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import type { StoredPass } from '../src/storage/storage.ts'
import { FIXTURE_IDENTITY, rootPem, TestClock } from './support/test-app.ts'

const PAGE = { Accept: 'text/html' }
const SCRIPT = 'export const words = 1\n'.repeat(200)

let directory = ''
let options: ServerOptions
let apiKey = ''
const issued: StoredPass[] = []
let server: Server | undefined

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billfold-server-'))
  const folder = join(directory, 'studio')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets', 'index-a1.js'), SCRIPT)
  const clock = new TestClock()
  const databaseUrl = `sqlite:${join(directory, 'billfold.db')}`
  const storage = await openStorage(databaseUrl)
  apiKey = await createApiKey('test', 'sandbox', { storage, clock, random: systemRandom })
  await storage.close()
  issued.length = 0
  options = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    identity: FIXTURE_IDENTITY,
    apns: { url: 'https://127.0.0.1:9' },
    clock,
    logger: pino({ level: 'silent' }),
    trust: [rootPem],
    onIssued: pass => issued.push(pass),
    studio: { folder, openWith: apiKey },
  }
})
afterEach(async () => {
  await server?.close()
  server = undefined
  await rm(directory, { recursive: true })
})

async function start(changes: Partial<ServerOptions> = {}): Promise<Server> {
  server = await startServer({ ...options, ...changes })
  return server
}

test('a sandbox serves the studio, lets it in, and has it issue and inspect', async () => {
  const { url } = await start()
  const page = await fetch(`${url}/designer`, { headers: PAGE })
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>'])
  const script = await fetch(`${url}/assets/index-a1.js`, { headers: { 'Accept-Encoding': 'br' } })
  expect(script.headers.get('Content-Encoding')).toBe('br')
  expect(await script.text()).toBe(SCRIPT)

  const session = await fetch(`${url}/studio/session`, { method: 'POST', headers: { Origin: url } })
  expect(await session.json()).toMatchObject({ isOpen: true, session: { key: { name: 'sandbox' } }, publicUrl: url })
  const headers = { Cookie: session.headers.get('Set-Cookie')?.split(';')[0] ?? '', Origin: url }
  const call = (path: string, body: string | ArrayBuffer) => fetch(`${url}${path}`, { method: 'POST', headers, body })
  const pass = await call('/api/pkpass', '{"logoText":"Bayroast"}')
  expect(pass.status).toBe(200)
  expect(issued).toEqual([])
  const report = await call('/api/inspect', await pass.arrayBuffer())
  expect(await report.json()).toMatchObject({ isValid: true, trustedBy: 'installation' })
})

test('a page that watches the simulator does not keep the server from ending', async () => {
  const simulator = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: one\n\n')
  })
  simulator.listen(0, '127.0.0.1')
  await once(simulator, 'listening')
  const { port } = z.object({ port: z.number() }).parse(simulator.address())
  const { folder } = options.studio ?? { folder: '' }
  const simulatorUrl = `http://127.0.0.1:${port}`
  const started = await start({ studio: { folder, openWith: apiKey, simulatorUrl } })
  const session = await fetch(`${started.url}/studio/session`, { method: 'POST', headers: { Origin: started.url } })
  const headers = { Cookie: session.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
  const events = await fetch(`${started.url}/simulator/events`, { headers })
  server = undefined
  await started.close()
  expect(await events.text()).toBe('data: one\n\n')
  simulator.closeAllConnections()
  simulator.close()
}, 5_000)

test('a session goes on when the server is started again', async () => {
  const first = await start()
  const session = await fetch(`${first.url}/studio/session`, { method: 'POST', headers: { Origin: first.url } })
  const headers = { Cookie: session.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
  await first.close()
  // At the same address, for which the cookie is.
  const second = await start({ port: Number(new URL(first.url).port) })
  expect((await fetch(`${second.url}/api/passes`, { headers })).status).toBe(200)
})

test('a server without a studio serves nothing at its root', async () => {
  const { url } = await start({ studio: undefined })
  expect((await fetch(`${url}/`, { headers: PAGE })).status).toBe(404)
  expect((await fetch(`${url}/studio/session`)).status).toBe(404)
})

test('a studio that was not built is no reason not to start', async () => {
  const { url } = await start({ studio: { folder: join(directory, 'nowhere') } })
  expect((await fetch(`${url}/`, { headers: PAGE })).status).toBe(503)
  expect((await fetch(`${url}/health`)).status).toBe(200)
})
