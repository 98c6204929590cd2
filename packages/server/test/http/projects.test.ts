import { readdirSync, readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Operation } from '../../src/http/operation.ts'
import { OPERATIONS } from '../../src/http/operations.ts'
import { type ProjectId, projectIdSchema, serialNumberSchema } from '../../src/identifiers.ts'
import { ApiKeys, OPERATOR } from '../../src/projects/api-keys.ts'
import { Projects } from '../../src/projects/projects.ts'
import { pushingIdentity } from '../../src/projects/test-identity.ts'
import { systemRandom } from '../../src/random.ts'
import { type ApiKeyKind, SCOPES, type Scope } from '../../src/storage/storage.ts'
import { issueCertificate } from '../support/issue-certificate.ts'
import { createTestApp, FIXTURE_IDENTITY, START, type TestApp, TestClock } from '../support/test-app.ts'

let server: TestApp
beforeEach(async () => {
  server = await createTestApp()
})
afterEach(() => server[Symbol.asyncDispose]())

const OTHER = projectIdSchema.parse('other')
const DEFAULT = projectIdSchema.parse('default')
const DAY_MS = 86_400_000

const makeKey = async (projectId: ProjectId, scopes: readonly Scope[], kind: ApiKeyKind = 'live') =>
  await server.apiKeys.create({ projectId, name: 'tests', kind, scopes }, OPERATOR)

const callWith = async (apiKey: string, method: string, path: string, body?: unknown, headers = {}) =>
  await server.app.request(path, {
    method,
    headers: { Authorization: `Bearer ${apiKey}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const problemOf = async (response: Response) =>
  z.looseObject({ code: z.string(), error: z.string() }).parse(await response.json())
const issue = async (apiKey = server.apiKey, body: object = {}) =>
  serialNumberSchema.parse(
    (await callWith(apiKey, 'POST', '/api/passes', { logoText: 'Secret Club', ...body })).headers.get(
      'X-Serial-Number',
    ),
  )
const projects = () => new Projects({ storage: server.storage, clock: server.clock })
const createOther = () => projects().create(OTHER, 'Other', { monthlyQuota: undefined, ratePerSecond: undefined })

describe('a project', () => {
  /** What a caller of another project can name of ours, and what nobody has. */
  const idsOf = async () => {
    const { key } = await makeKey(DEFAULT, ['read'])
    const serialNumber = await issue(server.apiKey, { externalId: 'our-order', holderId: 'our-holder' })
    return {
      ours: {
        serialNumber,
        id: key.apiKeyId,
        externalId: 'our-order',
        holderId: 'our-holder',
        passTypeIdentifier: server.passTypeIdentifier,
      },
      nobodys: {
        serialNumber: serialNumberSchema.parse(crypto.randomUUID()),
        id: crypto.randomUUID(),
        externalId: 'no-order',
        holderId: 'no-holder',
        passTypeIdentifier: 'pass.com.example.nobody',
      },
    }
  }
  type Ids = Awaited<ReturnType<typeof idsOf>>['ours']

  /** A call of a stranger that names something of ours. */
  interface IsolationCase {
    readonly body?: (ids: Ids) => unknown
    readonly query?: (ids: Ids) => Readonly<Record<string, string>>
    /** Default: 404 for either, in the same words. */
    readonly statuses?: { readonly ours: number; readonly nobodys: number }
  }
  const certificateOf = (passTypeIdentifier: string) => {
    const { certificatePem, privateKeyPem, intermediatePem } = issueCertificate({
      passTypeIdentifier,
      from: new Date(START.getTime() - DAY_MS),
      until: new Date(START.getTime() + DAY_MS),
    })
    return Object.entries({ certificatePem, privateKeyPem, intermediatePem })
  }
  const both = (status: number) => ({ ours: status, nobodys: status })
  const stolenPass = ({ externalId, holderId, passTypeIdentifier }: Ids) => ({
    logoText: 'Stolen',
    externalId,
    holderId,
    passTypeIdentifier,
  })
  const CASES: Readonly<Record<string, IsolationCase>> = {
    issuePassFile: { body: stolenPass, statuses: both(409) },
    issuePass: { body: stolenPass, statuses: both(409) },
    // Makes a pass of their own that has the name.
    upsertPass: { body: () => ({ logoText: 'Theirs' }), statuses: both(201) },
    listPasses: { query: ({ externalId }) => ({ externalId }), statuses: both(200) },
    showPass: {},
    previewDrawing: {},
    previewPicture: {},
    updatePass: { body: () => ({ logoText: 'Stolen' }) },
    patchPass: { body: () => ({ logoText: 'Stolen' }) },
    revokePass: {},
    reactivatePass: {},
    notifyHolder: { body: () => ({ message: 'Stolen' }) },
    notifyHolders: {
      body: ({ serialNumber }) => ({ message: 'Stolen', serialNumbers: [serialNumber] }),
      statuses: both(200),
    },
    showUsage: { statuses: both(200) },
    listKeys: { statuses: both(200) },
    createKey: { body: ({ id }) => ({ name: id }), statuses: both(201) },
    rotateKey: { body: () => ({}) },
    revokeKey: {},
    listAudit: { statuses: both(200) },
    exportHolder: { query: ({ holderId }) => ({ holderId }) },
    eraseHolder: { query: ({ holderId }) => ({ holderId }) },
    listIdentities: { statuses: both(200) },
    // A pass type has one owner, and who has a certificate for it may know that it is taken.
    importIdentities: {
      body: ({ passTypeIdentifier }) => ({
        files: certificateOf(passTypeIdentifier).map(([name, pem]) => ({
          name,
          content: Buffer.from(pem).toString('base64'),
        })),
      }),
      statuses: { ours: 409, nobodys: 201 },
    },
    listSigningRequests: { statuses: both(200) },
    createSigningRequest: {
      body: ({ passTypeIdentifier }) => ({ commonName: passTypeIdentifier }),
      statuses: both(201),
    },
    showIdentity: {},
    // Nothing is stored, and nothing is looked up.
    inspectPassFile: { body: ({ serialNumber }) => serialNumber, statuses: both(200) },
  }

  const callOf = async (apiKey: string, { method, paths }: Operation, { body, query }: IsolationCase, ids: Ids) => {
    const path = paths[0].replaceAll(/:(\w+)/g, (_, name) => new Map(Object.entries(ids)).get(name) ?? name)
    const search = query ? `?${new URLSearchParams(query(ids))}` : ''
    const response = await callWith(apiKey, method.toUpperCase(), `/api${path}${search}`, body?.(ids))
    const text = await response.text()
    // What the caller has said is no secret.
    const told = Object.values(ids).reduce((rest, id) => rest.replaceAll(id, 'ID'), text)
    return { status: response.status, text, told, headers: [...response.headers] }
  }
  /** All that our own key sees. */
  const ourState = async ({ serialNumber }: Ids) => {
    const paths = [
      'passes',
      `passes/${serialNumber}`,
      'keys',
      'auth/usage',
      'audit-log',
      'identities',
      'identities/requests',
    ]
    return await Promise.all(paths.map(async path => await (await server.call('GET', `/api/${path}`)).text()))
  }
  /** A stranger with every right in a project of their own, which can issue. */
  const createStranger = async () => {
    await createOther()
    const files = certificateOf('pass.com.example.stranger')
    await server.identityStore.import(
      OTHER,
      files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
      [],
    )
    return (await makeKey(OTHER, ['admin'])).apiKey
  }

  test('is kept apart in every operation: each has its case', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted())
  })

  test.each(
    OPERATIONS.map(operation => [operation.id, operation] as const),
  )('is out of reach of another’s key in %s', async (id, operation) => {
    const { statuses, ...call } = CASES[id] ?? {}
    const stranger = await createStranger()
    const { ours, nobodys } = await idsOf()
    await ourState(ours)
    const before = await ourState(ours)
    const ofOurs = await callOf(stranger, operation, call, ours)
    const ofNobody = await callOf(stranger, operation, call, nobodys)
    expect({ ours: ofOurs.status, nobodys: ofNobody.status }, ofOurs.text).toEqual(statuses ?? both(404))
    if (!statuses) expect([ofOurs.told, ofOurs.headers]).toEqual([ofNobody.told, ofNobody.headers])
    // A call that names nothing of ours is told nothing of ours.
    for (const secret of ['Secret Club', ...Object.values(ours)]) expect(ofNobody.text).not.toContain(secret)
    expect(ofOurs.text).not.toContain('Secret Club')
    expect(await ourState(ours)).toEqual(before)
  })

  test.each([
    'holderId',
    'serialNumber',
    'externalId',
  ] as const)('hides its holders from others by their %s', async name => {
    const stranger = await createStranger()
    const { ours } = await idsOf()
    for (const method of ['GET', 'DELETE']) {
      const refused = await callWith(stranger, method, `/api/holder-data?${name}=${ours[name]}`)
      expect((await problemOf(refused)).code).toBe('ERR_HOLDER_NOT_FOUND')
    }
    expect(await server.storage.findProjectPass(DEFAULT, ours.serialNumber)).toBeDefined()
  })

  test('has names of its own: the same external id, idempotency key and usage are another’s', async () => {
    const theirs = await createStranger()
    const { apiKey: ours } = await makeKey(DEFAULT, ['admin'])
    const headers = { 'Idempotency-Key': 'same' }
    const request = { logoText: 'X', externalId: 'same' }
    const first = await callWith(ours, 'POST', '/api/passes', request, headers)
    const second = await callWith(theirs, 'POST', '/api/passes', request, headers)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.headers.get('X-Serial-Number')).not.toBe(first.headers.get('X-Serial-Number'))
    await issue(ours)
    expect(await (await callWith(theirs, 'GET', '/api/auth/usage')).json()).toMatchObject({ count: 1 })
    expect(await (await callWith(ours, 'GET', '/api/auth/usage')).json()).toMatchObject({ count: 2 })
  })
})

describe('a key', () => {
  test.each(
    OPERATIONS.filter(({ scope }) => scope !== undefined).map(operation => [operation.id, operation] as const),
  )('%s is refused to keys without its scope', async (_, operation) => {
    const { apiKey } = await makeKey(
      DEFAULT,
      SCOPES.filter(scope => scope !== operation.scope && scope !== 'admin'),
    )
    const path = `/api${operation.paths[0].replaceAll(/:\w+/g, 'x')}`
    const response = await callWith(
      apiKey,
      operation.method.toUpperCase(),
      path,
      operation.method === 'get' ? undefined : {},
    )
    expect(response.status).toBe(403)
    expect(await problemOf(response)).toMatchObject({ code: 'ERR_SCOPE_MISSING', scope: operation.scope })
  })

  test('of the scope read reads and does nothing else; identities are for admins', async () => {
    const { apiKey } = await makeKey(DEFAULT, ['read'])
    expect((await callWith(apiKey, 'GET', '/api/passes')).status).toBe(200)
    expect((await callWith(apiKey, 'GET', '/api/auth/usage')).status).toBe(200)
    expect((await callWith(apiKey, 'POST', '/api/passes', { logoText: 'X' })).status).toBe(403)
    expect((await callWith(apiKey, 'GET', '/api/identities')).status).toBe(403)
  })

  test('that may only issue cannot update by an external id', async () => {
    const { apiKey } = await makeKey(DEFAULT, ['issue'])
    expect((await callWith(apiKey, 'PUT', '/api/passes/by-external-id/x', { logoText: 'X' })).status).toBe(403)
  })

  test('is made, listed, rotated with time to hand it out, and revoked', async () => {
    const keySchema = z.looseObject({ id: z.string(), apiKey: z.string().optional() })
    const made = await server.call('POST', '/api/keys', { name: 'Till', kind: 'test', scopes: ['read'] })
    expect(made.status).toBe(201)
    const { id, apiKey = '' } = keySchema.parse(await made.json())
    expect(apiKey).toMatch(/^bf_test_[0-9a-f]{48}$/)
    const works = async (key: string) => (await callWith(key, 'GET', '/api/passes')).status === 200
    expect(await works(apiKey)).toBe(true)

    const rotated = await server.call('POST', `/api/keys/${id}/rotate`, { graceSeconds: 3600 })
    const { id: nextId, apiKey: next = '' } = keySchema.parse(await rotated.json())
    expect([await works(apiKey), await works(next)]).toEqual([true, true])
    server.clock.advance(3_600_000)
    expect([await works(apiKey), await works(next)]).toEqual([false, true])
    expect((await server.call('POST', `/api/keys/${id}/rotate`)).status).toBe(404)

    expect((await server.call('DELETE', `/api/keys/${nextId}`)).status).toBe(200)
    expect(await works(next)).toBe(false)
    const listed = await (await server.call('GET', '/api/keys')).text()
    expect(listed).not.toContain(apiKey)
    expect(listed).not.toContain(next)
    expect(JSON.parse(listed).keys).toContainEqual(
      expect.objectContaining({
        id: nextId,
        name: 'Till',
        kind: 'test',
        scopes: ['read'],
        revokedAt: expect.any(String),
      }),
    )
  })

  test('notes its last use coarsely: not with a write for each call', async () => {
    const { apiKey, key } = await makeKey(DEFAULT, ['read'])
    const lastUsedAt = async () =>
      (await server.apiKeys.list(DEFAULT)).find(({ apiKeyId }) => apiKeyId === key.apiKeyId)?.lastUsedAt
    expect(await lastUsedAt()).toBeUndefined()
    await callWith(apiKey, 'GET', '/api/passes')
    expect(await lastUsedAt()).toEqual(START)
    server.clock.advance(60_000)
    await callWith(apiKey, 'GET', '/api/passes')
    expect(await lastUsedAt()).toEqual(START)
    server.clock.advance(300_000)
    await callWith(apiKey, 'GET', '/api/passes')
    expect(await lastUsedAt()).toEqual(server.clock.now())
  })

  test('that another process revokes ends within seconds', async () => {
    const { apiKey, key } = await makeKey(DEFAULT, ['read'])
    expect((await callWith(apiKey, 'GET', '/api/passes')).status).toBe(200)
    const elsewhere = new ApiKeys({ storage: server.storage, clock: server.clock, random: systemRandom })
    await elsewhere.revoke(DEFAULT, key.apiKeyId, OPERATOR)
    server.clock.advance(2_000)
    expect((await callWith(apiKey, 'GET', '/api/passes')).status).toBe(401)
  })

  test('for tests makes keys for tests only', async () => {
    const { apiKey } = await makeKey(DEFAULT, ['admin'], 'test')
    expect((await callWith(apiKey, 'POST', '/api/keys', { name: 'X', kind: 'live' })).status).toBe(403)
    expect((await callWith(apiKey, 'POST', '/api/keys', { name: 'X', kind: 'test' })).status).toBe(201)
    const { key } = await makeKey(DEFAULT, ['admin'])
    expect((await callWith(apiKey, 'POST', `/api/keys/${key.apiKeyId}/rotate`)).status).toBe(403)
  })
})

describe('a quota', () => {
  const limited = async (monthlyQuota: number) => {
    await projects().list()
    await projects().limit(DEFAULT, { monthlyQuota, ratePerSecond: undefined })
    return (await makeKey(DEFAULT, SCOPES)).apiKey
  }

  test('counts what is issued and what is changed, and nothing that stays the same', async () => {
    const apiKey = await limited(2)
    const usage = async () => await (await callWith(apiKey, 'GET', '/api/auth/usage')).json()
    const serialNumber = await issue(apiKey)
    const path = `/api/passes/${serialNumber}`
    await callWith(apiKey, 'PUT', path, { logoText: 'Secret Club' })
    await callWith(apiKey, 'POST', '/api/passes', { wrong: true })
    expect(await usage()).toMatchObject({ count: 1, limit: 2, remaining: 1, resetDate: '2026-04-01T00:00:00.000Z' })
    const changed = await callWith(apiKey, 'PUT', path, { logoText: 'B' })
    expect(changed.headers.get('RateLimit-Policy')).toBe('"month";q=2;w=2592000')
    expect(changed.headers.get('RateLimit')).toMatch(/^"month";r=0;t=\d+$/)

    for (const [method, target] of [
      ['POST', '/api/passes'],
      ['PUT', path],
      ['PATCH', path],
    ] as const) {
      const refused = await callWith(apiKey, method, target, { logoText: 'C' })
      expect(refused.status, method).toBe(429)
      expect(Number(refused.headers.get('Retry-After'))).toBe((Date.UTC(2026, 3, 1) - START.getTime() + 250) / 1000)
      expect(await problemOf(refused)).toMatchObject({
        code: 'ERR_QUOTA_EXCEEDED',
        error: 'Rate limit exceeded',
        resetDate: '2026-04-01T00:00:00.000Z',
        message: expect.any(String),
      })
    }
    // What stays the same, what is withdrawn and what is read cost nothing.
    expect(await (await callWith(apiKey, 'PUT', path, { logoText: 'B' })).json()).toMatchObject({ unchanged: true })
    expect((await callWith(apiKey, 'DELETE', path)).status).toBe(200)
    expect(await usage()).toMatchObject({ count: 2, remaining: 0 })
    server.clock.advance(31 * DAY_MS)
    expect(await usage()).toMatchObject({ count: 0, remaining: 2 })
  })

  test('counts a message as the change that it is, and refuses it like one', async () => {
    const apiKey = await limited(3)
    const usage = async () => await (await callWith(apiKey, 'GET', '/api/auth/usage')).json()
    const path = `/api/passes/${await issue(apiKey)}/notify`
    expect((await callWith(apiKey, 'POST', path, { message: 'One' })).status).toBe(200)
    expect(await usage()).toMatchObject({ count: 2 })
    expect((await callWith(apiKey, 'POST', '/api/notify', { message: 'Two' })).status).toBe(200)
    expect(await usage()).toMatchObject({ count: 3, remaining: 0 })
    for (const target of [path, '/api/notify']) {
      const refused = await callWith(apiKey, 'POST', target, { message: 'Three' })
      expect(refused.status, target).toBe(429)
      expect((await problemOf(refused)).code).toBe('ERR_QUOTA_EXCEEDED')
    }
    expect(await usage()).toMatchObject({ count: 3 })
  })

  test('that is used up by messages says where to go on', async () => {
    const apiKey = await limited(5)
    const issued = await Promise.all([issue(apiKey), issue(apiKey), issue(apiKey)])
    const serialNumbers = issued.toSorted()
    const send = async (after?: string) =>
      await callWith(apiKey, 'POST', '/api/notify', { message: 'Hi', ...(after !== undefined && { after }) })
    expect(await (await send()).json()).toMatchObject({ matched: 2, notified: 2, next: serialNumbers[1] })
    expect((await send(serialNumbers[1])).status).toBe(429)
    await projects().limit(DEFAULT, { monthlyQuota: 100, ratePerSecond: undefined })
    server.clock.advance(60_000)
    expect(await (await send(serialNumbers[1])).json()).toMatchObject({ matched: 1, notified: 1, next: null })
  })

  test('is not for test keys', async () => {
    await limited(0)
    const { apiKey } = await makeKey(DEFAULT, SCOPES, 'test')
    await issue(apiKey)
    expect(await (await callWith(apiKey, 'GET', '/api/auth/usage')).json()).toMatchObject({ count: 0 })
  })

  test('of a second lets so many calls through, and says when to come again', async () => {
    await projects().list()
    await projects().limit(DEFAULT, { monthlyQuota: undefined, ratePerSecond: 3 })
    const { apiKey } = await makeKey(DEFAULT, ['read'])
    const answers: Response[] = []
    for (let index = 0; index < 4; index += 1) answers.push(await callWith(apiKey, 'GET', '/api/passes'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers[0]?.headers.get('RateLimit-Policy')).toBe('"second";q=3;w=1')
    expect(answers.map(({ headers }) => headers.get('RateLimit'))).toEqual([
      '"second";r=2;t=1',
      '"second";r=1;t=1',
      '"second";r=0;t=1',
      '"second";r=0;t=1',
    ])
    expect(answers[3]?.headers.get('Retry-After')).toBe('1')
    server.clock.advance(1_000)
    expect((await callWith(apiKey, 'GET', '/api/passes')).status).toBe(200)
  })
})

describe('a test key', () => {
  /** An installation with an identity that says Apple certified it, beside the sandbox's. */
  const withBoth = async () => {
    const now = new Date()
    const clock = new TestClock(new Date(now.getTime() + 60_000))
    const identityOf = (passTypeIdentifier: string, authorityName?: string) => {
      const { certificatePem, privateKeyPem, intermediatePem } = issueCertificate({
        passTypeIdentifier,
        from: new Date(now.getTime() - DAY_MS),
        until: new Date(now.getTime() + DAY_MS),
        ...(authorityName === undefined ? {} : { authorityName }),
      })
      return { certificatePem, privateKeyPem, intermediatePem }
    }
    const real = identityOf(
      'pass.com.example.real',
      '/CN=Apple Worldwide Developer Relations CA/OU=G9/O=Apple Inc./C=US',
    )
    await server[Symbol.asyncDispose]()
    server = await createTestApp({ clock, identity: real })
    return async () => {
      const files = Object.entries(identityOf('pass.com.example.sandbox'))
      await server.identityStore.import(
        DEFAULT,
        files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
        [],
      )
    }
  }

  test('signs with a sandbox identity and with no other', async () => {
    const importSandbox = await withBoth()
    const { apiKey: live } = await makeKey(DEFAULT, SCOPES)
    const { apiKey: testing } = await makeKey(DEFAULT, SCOPES, 'test')
    const refused = await callWith(testing, 'POST', '/api/passes', { logoText: 'X' })
    expect(refused.status).toBe(409)
    expect((await problemOf(refused)).code).toBe('ERR_TEST_IDENTITY_MISSING')
    await importSandbox()

    const [tested, real] = [await issue(testing), await issue(live)]
    const typeOf = async (serialNumber: string) =>
      z
        .looseObject({ passTypeIdentifier: z.string() })
        .parse(await (await callWith(live, 'GET', `/api/passes/${serialNumber}`)).json()).passTypeIdentifier
    expect(await typeOf(tested)).toBe('pass.com.example.sandbox')
    expect(await typeOf(real)).toBe('pass.com.example.real')
    const wanted = { logoText: 'X', passTypeIdentifier: 'pass.com.example.real' }
    expect((await callWith(testing, 'POST', '/api/passes', wanted)).status).toBe(409)

    // Nor is Apple told of what the sandbox signs; a simulator is.
    const identityOf = (type: string) => [...server.identities].find(each => each.passTypeIdentifier === type)
    const [sandbox, certified] = [identityOf('pass.com.example.sandbox'), identityOf('pass.com.example.real')]
    expect(pushingIdentity(sandbox, 'https://api.push.apple.com')).toBeUndefined()
    expect(pushingIdentity(sandbox, 'https://127.0.0.1:2197')).toBe(sandbox)
    expect(pushingIdentity(certified, 'https://api.push.apple.com')).toBe(certified)

    // Live passes are not there for it.
    for (const [method, path, body] of [
      ['GET', `/api/passes/${real}`],
      ['PUT', `/api/passes/${real}`, { logoText: 'X' }],
      ['DELETE', `/api/passes/${real}`],
      ['POST', `/api/passes/${real}/notify`, { message: 'Hi' }],
      ['GET', `/api/holder-data?serialNumber=${real}`],
    ] as const) {
      expect((await callWith(testing, method, path, body)).status, `${method} ${path}`).toBe(404)
    }
    const list = await (await callWith(testing, 'GET', '/api/passes')).text()
    expect(list).toContain(tested)
    expect(list).not.toContain(real)
    const sent = await callWith(testing, 'POST', '/api/notify', { message: 'Hi' })
    expect(await sent.json()).toMatchObject({ matched: 1 })
  })
})

describe('the log of changes', () => {
  test('says who changed what and when, newest first, and nothing of what was only tried', async () => {
    const { apiKey, key } = await makeKey(DEFAULT, ['issue', 'update'])
    const serialNumber = await issue(apiKey)
    const path = `/api/passes/${serialNumber}`
    server.clock.advance(1_000)
    await callWith(apiKey, 'PUT', path, { logoText: 'B' })
    await callWith(apiKey, 'PUT', path, { logoText: 'B' })
    await callWith(apiKey, 'PUT', path, { wrong: 1 })
    await callWith(apiKey, 'POST', `${path}/notify`, { message: 'Hi' })
    await callWith(apiKey, 'DELETE', path)
    await callWith(apiKey, 'POST', `${path}/reactivate`)
    const logSchema = z.object({
      entries: z.array(
        z.object({ id: z.int(), at: z.string(), actor: z.string(), action: z.string(), subject: z.string() }),
      ),
    })
    const { entries } = logSchema.parse(await (await server.call('GET', '/api/audit-log')).json())
    const of = (actor: string) => entries.filter(entry => entry.actor === actor).map(({ action }) => action)
    expect(of(key.apiKeyId)).toEqual([
      'pass.reactivated',
      'pass.revoked',
      expect.stringMatching(/^pass\./),
      'pass.updated',
      'pass.issued',
    ])
    expect(of(OPERATOR)).toEqual(['key.created'])
    expect(entries.find(({ action }) => action === 'pass.updated')).toMatchObject({
      subject: serialNumber,
      at: new Date(START.getTime() + 1_000).toISOString(),
    })
    const [first, second] = entries
    const older = await server.call('GET', `/api/audit-log?before=${first?.id}&limit=1`)
    expect(logSchema.parse(await older.json()).entries).toEqual([second])
  })

  test('keeps what is done to keys and identities', async () => {
    const made = await server.call('POST', '/api/keys', { name: 'Till' })
    const { id } = z.looseObject({ id: z.string() }).parse(await made.json())
    await server.call('POST', `/api/keys/${id}/rotate`, { graceSeconds: 0 })
    await server.call('POST', '/api/identities/requests', { commonName: 'Coffee' })
    const text = await (await server.call('GET', '/api/audit-log')).text()
    for (const action of ['key.created', 'key.rotated', 'identity.requested']) expect(text).toContain(action)
  })

  test('is written and read, and never changed: no statement can', () => {
    const folder = new URL('../../src/storage/', import.meta.url)
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
    for (const name of sources) {
      expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(
        /(?:updateTable|deleteFrom)\('auditEntries'\)/,
      )
    }
  })
})

test('no line of the log holds a secret, whatever is called', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: line => void lines.push(line) })
  await server[Symbol.asyncDispose]()
  server = await createTestApp({ logger })
  const { apiKey } = await makeKey(DEFAULT, SCOPES)
  const serialNumber = await issue(apiKey, { holderId: 'ada@example.com' })
  const { authenticationToken = '' } = (await server.storage.findPassBySerialNumber(serialNumber)) ?? {}
  for (const operation of OPERATIONS) {
    const path = `/api${operation.paths[0].replace(':serialNumber', serialNumber).replaceAll(/:\w+/g, 'x')}`
    for (const body of [
      { logoText: 'X' },
      { logoText: 'Y', primaryFields: [{ value: 'ada@example.com' }] },
      '{',
      null,
    ]) {
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      await callWith(
        apiKey,
        operation.method.toUpperCase(),
        path,
        operation.method === 'get' ? undefined : body,
        headers,
      )
    }
  }
  const device = `/v1/devices/phone/registrations/${server.passTypeIdentifier}/${serialNumber}`
  for (const token of [authenticationToken, 'wrong-token-of-a-stranger']) {
    await server.app.request(device, {
      method: 'POST',
      headers: { Authorization: `ApplePass ${token}` },
      body: JSON.stringify({ pushToken: 'ab'.repeat(32) }),
    })
  }
  // What fails on our side is logged, with its cause.
  await server.storage.close()
  const failed = await callWith(apiKey, 'POST', '/api/passes', { logoText: 'X', holderId: 'ada@example.com' })
  expect(failed.status).toBe(503)
  const log = lines.join('')
  expect(log).toContain('request failed')
  const secrets = [apiKey, authenticationToken, 'wrong-token-of-a-stranger', 'ab'.repeat(32), 'ada@example.com']
  const keyLines = FIXTURE_IDENTITY.privateKeyPem.split('\n').slice(1, 4)
  for (const secret of [...secrets, ...keyLines, apiKey.slice(8)]) expect(log).not.toContain(secret)
})
