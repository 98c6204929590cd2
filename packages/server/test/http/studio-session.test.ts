import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectIdSchema } from '../../src/identifiers.ts'
import type { StoredPass } from '../../src/storage/storage.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts'

const PUBLIC_URL = 'https://passes.example.com'
const STUDIO = `${PUBLIC_URL}/studio/session`
const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' }
const HOUR_MS = 3_600_000

const stateSchema = z.strictObject({
  isOpen: z.boolean(),
  session: z
    .strictObject({
      project: z.strictObject({ projectId: z.string(), name: z.string() }),
      key: z.strictObject({ name: z.string(), kind: z.string(), scopes: z.array(z.string()) }),
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
  iphone: z.boolean(),
  version: z.string(),
  publicUrl: z.string(),
})

let server: TestApp | undefined
afterEach(async () => {
  await server?.[Symbol.asyncDispose]()
  server = undefined
})

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  server = await createTestApp({ studio: () => ({ files: undefined }), ...options })
  return server
}

const signIn = (app: TestApp, body: unknown, headers: Record<string, string> = SAME_ORIGIN, url = STUDIO) =>
  app.app.request(url, { method: 'POST', headers, body: JSON.stringify(body) })

const stateOf = async (response: Response) => stateSchema.parse(await response.json())
const codeOf = async (response: Response) => z.looseObject({ code: z.string() }).parse(await response.json()).code
const setCookieOf = (response: Response) => response.headers.get('Set-Cookie') ?? ''
const cookieOf = (response: Response) => setCookieOf(response).split(';')[0] ?? ''

/** Signs in, and calls with the cookie as the studio's pages do. */
async function signedIn(app: TestApp, apiKey = app.apiKey) {
  const cookie = cookieOf(await signIn(app, { apiKey }))
  return {
    cookie,
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = SAME_ORIGIN) =>
      app.app.request(`${PUBLIC_URL}${path}`, {
        method,
        headers: { Cookie: cookie, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}

describe('signing in', () => {
  test('with a key opens a session, of which only the browser has the token', async () => {
    const app = await start()
    const response = await signIn(app, { apiKey: app.apiKey })
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(setCookieOf(response)).toMatch(
      /^__Host-billfold=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(await stateOf(response)).toEqual({
      isOpen: false,
      session: {
        project: { projectId: 'default', name: 'Default' },
        key: { name: 'tests', kind: 'test', scopes: ['issue', 'update', 'read', 'admin'] },
        expiresAt: '2026-03-02T00:00:00.250Z',
      },
      iphone: false,
      version: '0.1.0',
      publicUrl: PUBLIC_URL,
    })
    const { call, cookie } = await signedIn(app)
    expect((await stateOf(await call('GET', '/studio/session'))).session?.key.name).toBe('tests')
    expect(
      JSON.stringify(await app.storage.listAuditEntries({ projectId: projectIdSchema.parse('default'), limit: 9 })),
    ).not.toContain(cookie.split('=')[1])
  })

  test('over http gives a cookie that needs no https, named for its port', async () => {
    const app = await start({ publicUrl: 'http://127.0.0.1:3000' })
    const response = await signIn(app, { apiKey: app.apiKey }, SAME_ORIGIN, 'http://127.0.0.1:3000/studio/session')
    expect(setCookieOf(response)).toMatch(
      /^billfold-3000=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('tells the same of a key that is wrong and of one that was revoked, and nothing of it', async () => {
    const app = await start()
    const projectId = projectIdSchema.parse('default')
    const made = await app.apiKeys.create({ projectId, name: 'Old', kind: 'test', scopes: ['read'] }, 'operator')
    await app.apiKeys.revoke(projectId, made.key.apiKeyId, 'operator')
    const [wrong, revoked] = await Promise.all(
      [`bf_test_${'0'.repeat(48)}`, made.apiKey].map(async apiKey => {
        const response = await signIn(app, { apiKey })
        return { status: response.status, cookie: setCookieOf(response), text: await response.text() }
      }),
    )
    expect(wrong).toEqual(revoked)
    expect(wrong).toMatchObject({ status: 401, cookie: '' })
    expect(wrong?.text).toContain('ERR_API_KEY_UNKNOWN')
  })

  test.each([
    [{ apiKey: 7 }, 'ERR_REQUEST_INVALID'],
    [{ apiKey: '' }, 'ERR_REQUEST_INVALID'],
    [{ key: 'x' }, 'ERR_REQUEST_INVALID'],
    [{ apiKey: 'x'.repeat(2_000) }, 'ERR_BODY_TOO_LARGE'],
    [{}, 'ERR_API_KEY_MISSING'],
  ])('with %j is refused', async (body, code) => {
    expect(await codeOf(await signIn(await start(), body))).toBe(code)
  })

  test('is slowed down for an address that tries and tries, and for no other', async () => {
    const app = await start()
    const wrong = { apiKey: 'wrong' }
    const from = (address: string) => ({ ...SAME_ORIGIN, 'X-Forwarded-For': `203.0.113.9, ${address}` })
    for (let attempt = 0; attempt < 10; attempt += 1) {
      // What goes well does not count.
      expect((await signIn(app, { apiKey: app.apiKey }, from('198.51.100.1'))).status).toBe(200)
      expect((await signIn(app, wrong, from('198.51.100.1'))).status).toBe(401)
    }
    const refused = await signIn(app, { apiKey: app.apiKey }, from('198.51.100.1'))
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('60')
    expect((await signIn(app, { apiKey: app.apiKey }, from('198.51.100.2'))).status).toBe(200)
    app.clock.advance(60_000)
    expect((await signIn(app, { apiKey: app.apiKey }, from('198.51.100.1'))).status).toBe(200)
  })

  test('is counted by the connection where that comes from the internet, whatever it says of itself', async () => {
    const app = await start()
    const from = (remoteAddress: string, forwarded: string) =>
      app.app.request(
        STUDIO,
        {
          method: 'POST',
          headers: { ...SAME_ORIGIN, 'X-Forwarded-For': forwarded },
          body: JSON.stringify({ apiKey: 'wrong' }),
        },
        { incoming: { socket: { remoteAddress } } },
      )
    for (let attempt = 0; attempt < 10; attempt += 1) await from('8.8.8.8', `198.51.100.${attempt}`)
    expect((await from('8.8.8.8', '198.51.100.77')).status).toBe(429)
    expect((await from('8.8.4.4', '198.51.100.77')).status).toBe(401)
    expect((await from('::ffff:127.0.0.1', '8.8.8.8')).status).toBe(429)
  })

  test('again ends the session that there was', async () => {
    const app = await start()
    const { call, cookie } = await signedIn(app)
    await signIn(app, { apiKey: app.apiKey }, { ...SAME_ORIGIN, Cookie: cookie })
    expect(await codeOf(await call('GET', '/api/auth/usage'))).toBe('ERR_SESSION_MISSING')
  })

  test('is not there without a studio', async () => {
    server = await createTestApp()
    expect((await server.app.request('/studio/session')).status).toBe(404)
    expect((await server.app.request('/', { headers: { Accept: 'text/html' } })).status).toBe(404)
  })
})

describe('a session', () => {
  test('calls the API with the rights of its key, and is named in the log of changes', async () => {
    const issued: StoredPass[] = []
    const app = await start({ onIssued: pass => issued.push(pass) })
    const { call } = await signedIn(app)
    const response = await call('POST', '/api/passes', { logoText: 'X' })
    expect(response.status).toBe(200)
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    // The person adds it to the phone by hand.
    expect(issued).toEqual([])
    await app.call('POST', '/api/passes', { logoText: 'X' })
    expect(issued).toHaveLength(1)

    const auditSchema = z.object({ entries: z.array(z.object({ actor: z.string(), action: z.string() })) })
    const { entries } = auditSchema.parse(await (await call('GET', '/api/audit-log')).json())
    const [byKey, byStudio, opened] = entries
    expect(entries.map(({ action }) => action)).toEqual(['pass.issued', 'pass.issued', 'session.opened'])
    expect(byStudio?.actor).toBe(`studio:${byKey?.actor}`)
    expect(opened?.actor).toBe(byKey?.actor)
  })

  test('may do no more than its key', async () => {
    const app = await start()
    const projectId = projectIdSchema.parse('default')
    const made = await app.apiKeys.create({ projectId, name: 'Desk', kind: 'test', scopes: ['read'] }, 'operator')
    const { call } = await signedIn(app, made.apiKey)
    expect((await call('GET', '/api/passes')).status).toBe(200)
    expect(await codeOf(await call('POST', '/api/passes', { logoText: 'X' }))).toBe('ERR_SCOPE_MISSING')
  })

  test('sees nothing of another project', async () => {
    const app = await start()
    const projectId = projectIdSchema.parse('other')
    const limits = { monthlyQuota: undefined, ratePerSecond: undefined }
    const at = app.clock.now()
    const audit = { projectId, at, actor: 'operator', action: 'project.created', subject: 'other' }
    await app.storage.insertProject({ projectId, name: 'Other', createdAt: at, ...limits }, audit)
    const made = await app.apiKeys.create({ projectId, name: 'Theirs', kind: 'live', scopes: ['admin'] }, 'operator')
    const issued = await app.call('POST', '/api/passes', { logoText: 'Ours' })
    const { call } = await signedIn(app, made.apiKey)
    const serialNumber = issued.headers.get('X-Serial-Number') ?? ''
    expect(await codeOf(await call('GET', `/api/passes/${serialNumber}`))).toBe('ERR_PASS_NOT_FOUND')
    expect(await (await call('GET', '/api/passes')).json()).toMatchObject({ passes: [] })
    const { session } = await stateOf(await call('GET', '/studio/session'))
    expect(session).toMatchObject({ project: { projectId: 'other', name: 'Other' }, key: { kind: 'live' } })
  })

  test('ends after twelve hours, however much it is used', async () => {
    const app = await start()
    const { call } = await signedIn(app)
    app.clock.advance(12 * HOUR_MS - 1)
    expect((await call('GET', '/api/passes')).status).toBe(200)
    app.clock.advance(1)
    expect(await codeOf(await call('GET', '/api/passes'))).toBe('ERR_SESSION_MISSING')
    expect((await stateOf(await call('GET', '/studio/session'))).session).toBeNull()
  })

  test('ends at once with its key', async () => {
    const app = await start()
    const projectId = projectIdSchema.parse('default')
    const made = await app.apiKeys.create({ projectId, name: 'Desk', kind: 'test', scopes: ['read'] }, 'operator')
    const { call } = await signedIn(app, made.apiKey)
    expect((await call('GET', '/api/passes')).status).toBe(200)
    await app.apiKeys.revoke(projectId, made.key.apiKeyId, 'operator')
    expect(await codeOf(await call('GET', '/api/passes'))).toBe('ERR_SESSION_MISSING')
    expect((await stateOf(await call('GET', '/studio/session'))).session).toBeNull()
  })

  test('ends when somebody signs out, and the cookie goes', async () => {
    const app = await start()
    const { call } = await signedIn(app)
    const response = await call('DELETE', '/studio/session')
    expect(response.status).toBe(204)
    expect(setCookieOf(response)).toMatch(/^__Host-billfold=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(await codeOf(await call('GET', '/api/passes'))).toBe('ERR_SESSION_MISSING')
  })

  test.each([
    '',
    'x',
    'A'.repeat(64),
    '0'.repeat(64),
    '0'.repeat(4_000),
  ])('is not opened by a token made up: %.9s', async token => {
    const app = await start()
    const headers = { Cookie: `__Host-billfold=${token}` }
    expect((await app.app.request('/api/passes', { headers })).status).toBe(401)
    expect((await stateOf(await app.app.request('/studio/session', { headers }))).session).toBeNull()
  })

  test('is not asked for when a call brings a key, and is when it brings what is no key', async () => {
    const app = await start()
    const { call, cookie } = await signedIn(app)
    const wrongKey = { Cookie: cookie, Authorization: 'Bearer wrong' }
    expect(await codeOf(await app.app.request('/api/passes', { headers: wrongKey }))).toBe('ERR_API_KEY_UNKNOWN')
    // As a proxy wants it that has a password of its own.
    expect((await call('GET', '/api/passes', undefined, { Authorization: 'Basic eDp5' })).status).toBe(200)
  })

  test('notes the use of its key', async () => {
    const app = await start()
    const { call } = await signedIn(app)
    app.clock.advance(HOUR_MS)
    await call('GET', '/api/passes')
    const [key] = await app.apiKeys.list(projectIdSchema.parse('default'))
    expect(key?.lastUsedAt).toEqual(app.clock.now())
  })
})

const OTHER = { Origin: 'https://evil.example' }
const OWN = { Origin: PUBLIC_URL }

describe('a change that is made with a session', () => {
  test.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }, true],
    [{ 'Sec-Fetch-Site': 'same-origin', ...OWN }, true],
    [OWN, true],
    [{}, false],
    [OTHER, false],
    [{ Origin: 'null' }, false],
    [{ Origin: 'http://passes.example.com' }, false],
    [{ Origin: 'https://passes.example.com.evil.example' }, false],
    [{ 'Sec-Fetch-Site': 'same-site', ...OWN }, false],
    [{ 'Sec-Fetch-Site': 'cross-site', ...OTHER }, false],
    [{ 'Sec-Fetch-Site': 'none' }, false],
    [{ 'Sec-Fetch-Site': 'SAME-ORIGIN' }, false],
  ])('from %j is made: %s', async (headers: Record<string, string>, isMade) => {
    const app = await start()
    const { call } = await signedIn(app)
    for (const [method, path, body] of [
      ['POST', '/api/passes', { logoText: 'X' }],
      ['POST', '/studio/session', { apiKey: app.apiKey }],
      ['DELETE', '/studio/session', undefined],
    ] as const) {
      const response = await call(method, path, body, headers)
      if (isMade) expect(response.status, path).toBeLessThan(300)
      else expect([response.status, await codeOf(response)], path).toEqual([403, 'ERR_CROSS_SITE'])
    }
    const reading = await call('GET', '/api/passes', undefined, headers)
    expect(reading.status).toBe(isMade ? 401 : 200)
  })

  test('is judged before anything is told or counted', async () => {
    const app = await start()
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await codeOf(await signIn(app, { apiKey: 'wrong' }, OTHER))).toBe('ERR_CROSS_SITE')
    }
    expect((await signIn(app, { apiKey: app.apiKey })).status).toBe(200)
  })
})

describe('a sandbox that is open', () => {
  const sandbox = () =>
    start({
      publicUrl: 'http://127.0.0.1:3000',
      studio: ({ apiKey }) => ({ files: undefined, openWith: apiKey, simulatorUrl: 'http://127.0.0.1:9' }),
    })
  const ask = (app: TestApp, host: string, headers: Record<string, string> = {}) =>
    app.app.request(`http://${host}/studio/session`, { headers })

  test.each([
    '127.0.0.1:3000',
    'localhost:3000',
    '[::1]:3000',
    'localhost',
  ])('lets in who asks %s, without a key', async host => {
    const app = await sandbox()
    expect(await stateOf(await ask(app, host))).toMatchObject({ isOpen: true, session: null, iphone: true })
    const response = await signIn(
      app,
      {},
      { ...SAME_ORIGIN, Origin: `http://${host}` },
      `http://${host}/studio/session`,
    )
    expect(await stateOf(response)).toMatchObject({ isOpen: true, session: { key: { kind: 'test' } } })
    const headers = { Cookie: cookieOf(response), Origin: `http://${host}` }
    const issued = await app.app.request(`http://${host}/api/passes`, {
      method: 'POST',
      headers,
      body: '{"logoText":"X"}',
    })
    expect(issued.status).toBe(200)
  })

  test.each<[string, Record<string, string>]>([
    ['evil.example:3000', {}],
    ['localhost.evil.example:3000', {}],
    ['127.0.0.2:3000', {}],
    ['192.168.1.20:3000', {}],
    ['127.0.0.1:3000', { 'Sec-Fetch-Site': 'cross-site' }],
    ['127.0.0.1:3000', { 'Sec-Fetch-Site': 'same-site' }],
    ['127.0.0.1:3000', { Origin: 'https://passes.example.com' }],
    ['127.0.0.1:3000', { 'X-Forwarded-For': '203.0.113.9' }],
    ['127.0.0.1:3000', { Forwarded: 'for=203.0.113.9' }],
  ])('is shut for who asks %s with %j', async (host, headers) => {
    const app = await sandbox()
    expect((await stateOf(await ask(app, host, headers))).isOpen).toBe(false)
    const response = await signIn(app, {}, { ...SAME_ORIGIN, ...headers }, `http://${host}/studio/session`)
    expect([401, 403]).toContain(response.status)
    expect(setCookieOf(response)).toBe('')
  })

  test('may be signed in to with another key too', async () => {
    const app = await sandbox()
    const projectId = projectIdSchema.parse('default')
    const made = await app.apiKeys.create({ projectId, name: 'Live', kind: 'live', scopes: ['read'] }, 'operator')
    const url = 'http://127.0.0.1:3000/studio/session'
    const state = await stateOf(await signIn(app, { apiKey: made.apiKey }, SAME_ORIGIN, url))
    expect(state).toMatchObject({ session: { key: { name: 'Live' } }, iphone: false })
  })
})

test('no secret reaches the log, whatever goes wrong', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: line => lines.push(line) })
  const app = await start({ logger })
  const { call, cookie } = await signedIn(app)
  await signIn(app, { apiKey: 'bf_test_wrong_but_secret' })
  await app.storage.close()
  expect((await call('GET', '/api/passes')).status).toBe(503)
  expect((await signIn(app, { apiKey: `${app.apiKey}0` })).status).toBe(503)
  expect(lines.length).toBeGreaterThan(0)
  const log = lines.join('')
  for (const secret of [app.apiKey, 'bf_test_wrong_but_secret', cookie.split('=')[1] ?? '']) {
    expect(log).not.toContain(secret)
  }
})
