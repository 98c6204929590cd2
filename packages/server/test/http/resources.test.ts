import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  deviceLibraryIdentifierSchema,
  passTypeIdentifierSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../../src/identifiers.ts'
import { createTestApp, rootPem, START, type TestApp } from '../support/test-app.ts'

let server: TestApp
beforeEach(async () => {
  server = await createTestApp()
})
afterEach(() => server[Symbol.asyncDispose]())

const listSchema = z.object({
  passes: z.array(z.looseObject({ serialNumber: z.string(), name: z.string(), status: z.string() })),
  nextCursor: z.string().nullable(),
})
const errorSchema = z.looseObject({ code: z.string() })

interface CallOptions {
  readonly headers?: Record<string, string>
}
const call = async (method: string, path: string, body?: unknown, { headers = {} }: CallOptions = {}) =>
  await server.app.request(path, {
    method,
    headers: { Authorization: `Bearer ${server.apiKey}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const list = async (query = '') => listSchema.parse(await (await call('GET', `/api/passes${query}`)).json())
const codeOf = async (response: Response) => errorSchema.parse(await response.json()).code
const serialOf = (response: Response) => serialNumberSchema.parse(response.headers.get('X-Serial-Number'))
const issue = async (body: object = {}) => serialOf(await call('POST', '/api/passes', { logoText: 'Coffee', ...body }))
const show = async (serialNumber: string) => {
  const response = await call('GET', `/api/passes/${serialNumber}`)
  return z.looseObject({ content: z.unknown(), status: z.string(), lastUpdated: z.int() }).parse(await response.json())
}
const held = async (serialNumber: string) => {
  const file = await server.app.request(`/p/${serialNumber}/apple.pkpass`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  return inspectPass(bytes, { trust: trustCertificates([rootPem]), now: START }).pass
}
const passKey = (serialNumber: string) => ({
  passTypeIdentifier: passTypeIdentifierSchema.parse(server.passTypeIdentifier),
  serialNumber: serialNumberSchema.parse(serialNumber),
})
/** Has a phone install a pass. */
const install = async (serialNumber: string, name = 'phone') =>
  await server.storage.registerDevice({
    ...passKey(serialNumber),
    deviceLibraryIdentifier: deviceLibraryIdentifierSchema.parse(name),
    pushToken: pushTokenSchema.parse(Buffer.from(name).toString('hex')),
    now: server.clock.now(),
  })

describe('GET /api/passes', () => {
  test('lists newest first, page by page, each pass once, whatever is issued meanwhile', async () => {
    const serials: string[] = []
    for (let index = 0; index < 7; index += 1) {
      serials.unshift(await issue({ logoText: `Pass ${index}` }))
      // Two in one instant, too.
      if (index % 2 === 1) server.clock.advance(1)
    }
    const seen: string[] = []
    let query = '?limit=3'
    for (let page = 0; page < 3; page += 1) {
      const { passes, nextCursor } = await list(query)
      seen.push(...passes.map(({ serialNumber }) => serialNumber))
      await issue({ logoText: 'Meanwhile' })
      if (nextCursor === null) break
      query = `?limit=3&cursor=${encodeURIComponent(nextCursor)}`
    }
    expect(seen.toSorted()).toEqual(serials.toSorted())
    expect(seen[0]).toBe(serials[0])
  })

  test('filters by state, names and time', async () => {
    const first = await issue({ externalId: 'order-1', holderId: 'ada' })
    server.clock.advance(60_000)
    const second = await issue({ holderId: 'ada' })
    await call('DELETE', `/api/passes/${first}`)
    const found = async (query: string) => (await list(query)).passes.map(({ serialNumber }) => serialNumber)
    expect(await found('?status=revoked')).toEqual([first])
    expect(await found('?status=active')).toEqual([second])
    expect(await found('?externalId=order-1')).toEqual([first])
    expect(await found('?holderId=ada')).toEqual([second, first])
    expect(await found(`?createdSince=${new Date(START.getTime() + 1).toISOString()}`)).toEqual([second])
    expect(await found(`?createdBefore=${new Date(START.getTime() + 1).toISOString()}`)).toEqual([first])
    expect(await found('?passTypeIdentifier=pass.com.example.other')).toEqual([])
  })

  test('searches in what the pass says, and takes no character for a pattern', async () => {
    const jane = await issue({ primaryFields: [{ label: 'MEMBER', value: 'Jane Ängström 100%' }] })
    await issue({ primaryFields: [{ label: 'MEMBER', value: 'John' }] })
    const found = async (words: string) =>
      (await list(`?q=${encodeURIComponent(words)}`)).passes.map(({ serialNumber }) => serialNumber)
    expect(await found('jane ÄNGSTRÖM')).toEqual([jane])
    expect(await found('jane john')).toEqual([])
    expect(await found('100%')).toEqual([jane])
    expect(await found('1%0')).toEqual([])
    expect(await found('j_ne')).toEqual([])
    expect(await found('coffee')).toHaveLength(2)
  })

  test.each([
    '?limit=0',
    '?limit=101',
    '?limit=x',
    '?cursor=x',
    '?status=gone',
    '?createdSince=yesterday',
  ])('refuses %s', async query => {
    const response = await call('GET', `/api/passes${query}`)
    expect([response.status, await codeOf(response)]).toEqual([400, 'ERR_REQUEST_INVALID'])
  })
})

describe('PATCH /api/passes/{serial}', () => {
  test('changes what it names and leaves the rest', async () => {
    const serialNumber = await issue({ headerFields: [{ label: 'POINTS', value: '1' }], description: 'Card' })
    const response = await call('PATCH', `/api/passes/${serialNumber}`, {
      headerFields: [{ label: 'POINTS', value: '2' }],
      description: null,
    })
    expect(await response.json()).toMatchObject({ unchanged: false })
    expect((await show(serialNumber)).content).toEqual({
      logoText: 'Coffee',
      headerFields: [{ label: 'POINTS', value: '2' }],
    })
    const again = await call('PATCH', `/api/passes/${serialNumber}`, { description: null })
    expect(await again.json()).toMatchObject({ unchanged: true })
  })

  test('holds the whole against the rules for requests', async () => {
    const serialNumber = await issue()
    for (const patch of [{ logoText: null }, { logoText: 1 }, { surprise: 1 }]) {
      expect((await call('PATCH', `/api/passes/${serialNumber}`, patch)).status).toBe(400)
    }
    expect((await show(serialNumber)).content).toEqual({ logoText: 'Coffee' })
  })

  test('loses none of many patches at once', async () => {
    const serialNumber = await issue()
    const fields = ['description', 'organizationName', 'logoText', 'color']
    const patches = fields.map(field => ({ [field]: field === 'color' ? '#123456' : field }))
    const responses = await Promise.all(patches.map(patch => call('PATCH', `/api/passes/${serialNumber}`, patch)))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await show(serialNumber)).content).toEqual(Object.assign({}, ...patches))
  })
})

describe('PUT /api/passes/by-external-id/{externalId}', () => {
  test('issues the first time and updates afterwards', async () => {
    const path = '/api/passes/by-external-id/order%2F1'
    const first = await call('PUT', path, { logoText: 'A' })
    expect(first.status).toBe(201)
    const serialNumber = serialOf(first)
    const second = await call('PUT', path, { logoText: 'B' })
    expect(second.status).toBe(200)
    expect(await second.json()).toMatchObject({ serialNumber, unchanged: false })
    expect(await (await call('PUT', path, { logoText: 'B' })).json()).toMatchObject({ unchanged: true })
    expect((await show(serialNumber)).content).toEqual({ logoText: 'B', externalId: 'order/1' })
  })

  test('makes one pass of many calls at once', async () => {
    const responses = await Promise.all(
      Array.from({ length: 5 }, (_, index) => call('PUT', '/api/passes/by-external-id/one', { logoText: `${index}` })),
    )
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(responses.every(({ ok }) => ok)).toBe(true)
    expect((await list()).passes).toHaveLength(1)
  })

  test('a name that is taken is told with whom', async () => {
    const serialNumber = await issue({ externalId: 'mine' })
    const response = await call('POST', '/api/passes', { logoText: 'X', externalId: 'mine' })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      code: 'ERR_EXTERNAL_ID_TAKEN',
      serialNumber,
      errors: [{ pointer: '/externalId' }],
    })
    const other = await issue()
    expect((await call('PATCH', `/api/passes/${other}`, { externalId: 'mine' })).status).toBe(409)
    expect((await call('PATCH', `/api/passes/${serialNumber}`, { externalId: null })).status).toBe(200)
    expect((await call('PATCH', `/api/passes/${other}`, { externalId: 'mine' })).status).toBe(200)
  })
})

describe('If-Match', () => {
  const etagOf = (response: Response) => z.string().parse(response.headers.get('ETag'))

  test('lets a change through for the version it names, and no other', async () => {
    const created = await call('POST', '/api/passes', { logoText: 'A' })
    const path = `/api/passes/${serialOf(created)}`
    const first = etagOf(created)
    expect(etagOf(await call('GET', path))).toBe(first)
    const update = await call('PUT', path, { logoText: 'B' }, { headers: { 'If-Match': `"other", ${first}` } })
    expect(update.status).toBe(200)
    expect(etagOf(update)).not.toBe(first)
    for (const [method, body] of [['PUT', { logoText: 'C' }], ['PATCH', { logoText: 'C' }], ['DELETE']] as const) {
      const stale = await call(method, path, body, { headers: { 'If-Match': first } })
      expect([stale.status, await codeOf(stale)], method).toEqual([412, 'ERR_PRECONDITION_FAILED'])
    }
    expect(await show(serialOf(created))).toMatchObject({ content: { logoText: 'B' }, status: 'active' })
    expect((await call('DELETE', path, undefined, { headers: { 'If-Match': '*' } })).status).toBe(200)
  })

  test('lets one of several through that bring the same version', async () => {
    const created = await call('POST', '/api/passes', { logoText: 'A' })
    const headers = { 'If-Match': etagOf(created) }
    const responses = await Promise.all(
      ['B', 'C', 'D'].map(logoText => call('PUT', `/api/passes/${serialOf(created)}`, { logoText }, { headers })),
    )
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 412, 412])
  })
})

describe('Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': 'a-key' }

  test('makes a call once and answers it as often as it is made', async () => {
    const first = await call('POST', '/api/pkpass', { logoText: 'A' }, { headers })
    const second = await call('POST', '/api/pkpass', { logoText: 'A' }, { headers })
    expect(second.headers.get('Idempotency-Replayed')).toBe('true')
    expect(serialOf(second)).toBe(serialOf(first))
    expect(second.headers.get('Content-Type')).toBe('application/vnd.apple.pkpass')
    expect(new Uint8Array(await second.arrayBuffer())).toEqual(new Uint8Array(await first.arrayBuffer()))
    expect((await list()).passes).toHaveLength(1)
  })

  test('is refused for another call', async () => {
    await call('POST', '/api/passes', { logoText: 'A' }, { headers })
    const other = await call('POST', '/api/passes', { logoText: 'B' }, { headers })
    expect([other.status, await codeOf(other)]).toEqual([422, 'ERR_IDEMPOTENCY_KEY_REUSED'])
    const quoted = await call('POST', '/api/passes', { logoText: 'A' }, { headers: { 'Idempotency-Key': '"a-key"' } })
    expect(quoted.headers.get('Idempotency-Replayed')).toBe('true')
  })

  test('keeps refusals too, and makes calls at once wait for each other', async () => {
    const refused = await call('POST', '/api/passes', {}, { headers })
    const again = await call('POST', '/api/passes', {}, { headers })
    expect([refused.status, again.status]).toEqual([400, 400])
    expect(again.headers.get('Content-Type')).toBe('application/problem+json')
    const responses = await Promise.all(
      Array.from({ length: 4 }, () =>
        call('POST', '/api/passes', { logoText: 'A' }, { headers: { 'Idempotency-Key': 'at once' } }),
      ),
    )
    expect(responses.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect((await list()).passes).toHaveLength(1)
  })

  test('is forgotten after a day', async () => {
    await call('POST', '/api/passes', { logoText: 'A' }, { headers })
    server.clock.advance(25 * 3_600_000)
    const later = await call('POST', '/api/passes', { logoText: 'B' }, { headers })
    expect(later.status).toBe(200)
  })

  test('is limited in length', async () => {
    const long = { headers: { 'Idempotency-Key': 'x'.repeat(256) } }
    expect((await call('POST', '/api/passes', { logoText: 'A' }, long)).status).toBe(400)
  })
})

describe('DELETE /api/passes/{serial}', () => {
  test('withdraws a pass on every device, and reactivating puts it in force again', async () => {
    const serialNumber = await issue({ expirationDays: 30 })
    await install(serialNumber)
    server.clock.advance(60_000)
    const revoked = await call('DELETE', `/api/passes/${serialNumber}`)
    expect(await revoked.json()).toEqual({
      serialNumber,
      deleted: true,
      notifiedDevices: 1,
      lastUpdated: START.getTime() + 60_000,
    })
    expect(server.wakeUpCalls()).toBeGreaterThan(0)
    expect(await held(serialNumber)).toMatchObject({ voided: true, expirationDate: '2026-03-01T12:00:59Z' })
    expect(await show(serialNumber)).toMatchObject({ status: 'revoked' })
    // What is written meanwhile is kept, and does not put the pass in force.
    await call('PATCH', `/api/passes/${serialNumber}`, { logoText: 'Tea', pass: { voided: false } })
    expect(await held(serialNumber)).toMatchObject({ voided: true, logoText: 'Tea' })

    server.clock.advance(60_000)
    const path = `/api/passes/${serialNumber}/reactivate`
    expect(await (await call('POST', path)).json()).toMatchObject({
      status: 'active',
      unchanged: false,
      notifiedDevices: 1,
    })
    expect(await (await call('POST', path)).json()).toMatchObject({ unchanged: true, notifiedDevices: 0 })
    expect(await held(serialNumber)).toMatchObject({ voided: false, expirationDate: '2026-03-31T12:00:00Z' })
  })
})

describe('the data of a holder', () => {
  const sensitive = { holderId: 'ada', primaryFields: [{ label: 'MEMBER', value: 'Ada Lovelace' }] }

  test('is exported whole, without the secrets of the installation', async () => {
    const serialNumber = await issue(sensitive)
    await issue({ holderId: 'grace' })
    await install(serialNumber, 'phone-of-ada')
    const response = await call('GET', '/api/holder-data?holderId=ada')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      passes: [{ serialNumber, holderId: 'ada', content: sensitive, devices: [{ device: expect.any(String) }] }],
    })
    const stored = await server.storage.findPassBySerialNumber(serialNumber)
    for (const secret of [stored?.authenticationToken, 'phone-of-ada']) expect(text).not.toContain(secret)
  })

  test('is forgotten without a trace, and nobody else’s with it', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const body = { ...sensitive, thumbnailURL: `data:image/png;base64,${png}` }
    const ada = serialOf(
      await call('POST', '/api/passes', { logoText: 'X', ...body }, { headers: { 'Idempotency-Key': 'k' } }),
    )
    const grace = await issue({ holderId: 'grace' })
    await install(ada)
    await install(ada, 'shared')
    await install(grace, 'shared')
    await call('PATCH', `/api/passes/${ada}`, { description: 'changed' })
    await server.storage.savePersonalization({
      ...passKey(ada),
      requiredPersonalizationInfo: '{"fullName":"Ada Lovelace"}',
      receivedAt: START,
    })
    const images = await server.storage.findPassBySerialNumber(ada)
    const digest = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(images?.images ?? '{}')))[0] ?? ''
    expect(await server.storage.findImage(digest)).toBeDefined()

    const response = await call('DELETE', '/api/holder-data?holderId=ada')
    expect(await response.json()).toEqual({ erasedPasses: 1 })
    expect((await call('GET', `/api/passes/${ada}`)).status).toBe(404)
    expect((await call('GET', '/api/holder-data?holderId=ada')).status).toBe(404)
    expect((await server.app.request(`/p/${ada}`)).status).toBe(404)
    expect(await server.storage.findImage(digest)).toBeUndefined()
    expect(
      (await server.storage.listRegisteredDevices(passKey(grace))).map(
        ({ deviceLibraryIdentifier }) => deviceLibraryIdentifier,
      ),
    ).toEqual(['shared'])
    const replay = await call('POST', '/api/passes', { logoText: 'X' }, { headers: { 'Idempotency-Key': 'k' } })
    expect(replay.status).toBe(200)
    const log = await (await call('GET', '/api/audit-log')).text()
    expect(log).toContain('holder.erased')
    expect(log).not.toMatch(/ada|Lovelace/i)
  })

  test('of one pass that nobody said the holder of is reached by its own names', async () => {
    const serialNumber = await issue({ externalId: 'order-1' })
    expect((await call('GET', '/api/holder-data?externalId=order-1')).status).toBe(200)
    expect((await call('DELETE', `/api/holder-data?serialNumber=${serialNumber}`)).status).toBe(200)
    expect((await call('DELETE', '/api/holder-data')).status).toBe(400)
    expect((await call('DELETE', '/api/holder-data?holderId=a&externalId=b')).status).toBe(400)
    const unknown = await call('DELETE', '/api/holder-data?holderId=nobody')
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'ERR_HOLDER_NOT_FOUND'])
  })
})
