import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { passTypeIdentifierSchema, serialNumberSchema } from '../../src/identifiers.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { createTestApp, rootPem, type TestApp } from '../support/test-app.ts'

const PUSH_TOKEN = 'ab'.repeat(32)

let server: TestApp
let serialNumber: string
let token: string
beforeEach(async () => {
  server = await createTestApp()
  const response = await server.call('POST', '/api/pkpass', CREATE_REQUEST)
  serialNumber = z.string().parse(response.headers.get('X-Serial-Number'))
  const stored = await server.storage.findPass({
    passTypeIdentifier: passTypeIdentifierSchema.parse(server.passTypeIdentifier),
    serialNumber: serialNumberSchema.parse(serialNumber),
  })
  token = z.string().parse(stored?.authenticationToken)
})
afterEach(() => server[Symbol.asyncDispose]())

const registrationPath = (device = 'device-1') =>
  `/v1/devices/${device}/registrations/${server.passTypeIdentifier}/${serialNumber}`
const listPath = (device = 'device-1') => `/v1/devices/${device}/registrations/${server.passTypeIdentifier}`
const passPath = () => `/v1/passes/${server.passTypeIdentifier}/${serialNumber}`
const authorized = () => ({ Authorization: `ApplePass ${token}` })

const register = (pushToken = PUSH_TOKEN, headers: Record<string, string> = authorized()) =>
  server.app.request(registrationPath(), { method: 'POST', headers, body: JSON.stringify({ pushToken }) })
const update = (value: string) =>
  server.call('PUT', `/api/passes/${serialNumber}`, {
    ...UPDATE_REQUEST,
    secondaryFields: [{ label: 'POINTS', value }],
  })
const list = async (query = '') => server.app.request(`${listPath()}${query}`)
const listed = z.object({ serialNumbers: z.array(z.string()), lastUpdated: z.string() })

describe('register', () => {
  test('answers 201 for a new registration and 200 for a known one', async () => {
    expect((await register()).status).toBe(201)
    const again = await register()
    expect(again.status).toBe(200)
    expect(await again.text()).toBe('')
  })

  test('answers 401 without the token of the pass, whatever the scheme, and stores nothing', async () => {
    const headers = [
      {},
      { Authorization: `Bearer ${token}` },
      { Authorization: 'ApplePass wrong' },
      { Authorization: `applepass ${token}` },
    ]
    for (const header of headers) expect((await register(PUSH_TOKEN, { ...header })).status).toBe(401)
    expect((await list()).status).toBe(204)
  })

  test('answers 404 for a pass that is not there, and 400 for a push token that is none', async () => {
    const elsewhere = await server.app.request(`${listPath()}/nope`, {
      method: 'POST',
      headers: authorized(),
      body: '{}',
    })
    expect(elsewhere.status).toBe(404)
    expect((await register('not hex')).status).toBe(400)
    expect(
      (await server.app.request(registrationPath(), { method: 'POST', headers: authorized(), body: '{' })).status,
    ).toBe(400)
  })

  test('is found below a base address with a trailing slash', async () => {
    const response = await server.app.request(`/${registrationPath()}`, {
      method: 'POST',
      headers: authorized(),
      body: JSON.stringify({ pushToken: PUSH_TOKEN }),
    })
    expect(response.status).toBe(201)
  })
})

describe('list', () => {
  test('asks for no authorization, and answers 204 when nothing matches', async () => {
    expect((await list()).status).toBe(204)
    await register()
    expect(listed.parse(await (await list()).json())).toMatchObject({ serialNumbers: [serialNumber] })
  })

  test('names a pass again only after it changed, with a tag that has advanced', async () => {
    await register()
    const first = listed.parse(await (await list()).json())
    expect((await list(`?passesUpdatedSince=${first.lastUpdated}`)).status).toBe(204)
    await update('1')
    const second = listed.parse(await (await list(`?passesUpdatedSince=${first.lastUpdated}`)).json())
    expect(second.serialNumbers).toEqual([serialNumber])
    expect(Number(second.lastUpdated)).toBeGreaterThan(Number(first.lastUpdated))
    expect((await list(`?passesUpdatedSince=${second.lastUpdated}`)).status).toBe(204)
  })

  test('knows no device whose name has control characters', async () => {
    expect((await server.app.request(listPath('a%00b'))).status).toBe(204)
  })

  test.each([
    'yesterday',
    '',
    '-1',
    '9'.repeat(40),
  ])('lists all to a device with a tag of another service: "%s"', async tag => {
    await register()
    const all = listed.parse(await (await list(`?passesUpdatedSince=${tag}`)).json())
    expect(all.serialNumbers).toEqual([serialNumber])
  })
})

describe('get the pass', () => {
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    server.app.request(passPath(), { method, headers: { ...authorized(), ...headers } })

  test('answers the signed pass with its date', async () => {
    const response = await get()
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/vnd.apple.pkpass')
    expect(response.headers.get('Last-Modified')).toBe('Sun, 01 Mar 2026 12:00:00 GMT')
    const trust = trustCertificates([rootPem])
    expect(inspectPass(new Uint8Array(await response.arrayBuffer()), { trust, now: server.clock.now() }).valid).toBe(
      true,
    )
  })

  test('answers HEAD like GET, without a body', async () => {
    const response = await get({}, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/vnd.apple.pkpass')
    expect(await response.text()).toBe('')
  })

  test('answers 304 while nothing changed, and 200 for each of two changes within one second', async () => {
    let lastModified = z.string().parse((await get()).headers.get('Last-Modified'))
    expect((await get({ 'If-Modified-Since': lastModified })).status).toBe(304)
    for (const value of ['1', '2']) {
      await update(value)
      const response = await get({ 'If-Modified-Since': lastModified })
      expect(response.status).toBe(200)
      lastModified = z.string().parse(response.headers.get('Last-Modified'))
      expect((await get({ 'If-Modified-Since': lastModified })).status).toBe(304)
    }
  })

  test('answers 401 for a wrong token, 404 for an unknown pass', async () => {
    expect((await get({ Authorization: 'ApplePass wrong-wrong-wrong' })).status).toBe(401)
    const unknown = await server.app.request(`/v1/passes/${server.passTypeIdentifier}/nope`, { headers: authorized() })
    expect(unknown.status).toBe(404)
  })
})

describe('unregister', () => {
  const unregister = (headers: Record<string, string> = authorized()) =>
    server.app.request(registrationPath(), { method: 'DELETE', headers })

  test('forgets the pair, and may be repeated', async () => {
    await register()
    expect((await unregister({})).status).toBe(401)
    expect((await list()).status).toBe(200)
    expect((await unregister()).status).toBe(200)
    expect((await unregister()).status).toBe(200)
    expect((await list()).status).toBe(204)
  })
})

describe('log', () => {
  const log = (body: string) => server.app.request('/v1/log', { method: 'POST', body })

  test('keeps what devices say, newest first', async () => {
    expect((await log(JSON.stringify({ logs: ['first', 'second'] }))).status).toBe(200)
    expect((await server.storage.listDeviceLogs({ limit: 10 })).map(({ message }) => message)).toEqual([
      'second',
      'first',
    ])
  })

  test('keeps no more than a limited number of lines of limited length', async () => {
    expect((await log(JSON.stringify({ logs: Array.from({ length: 60 }, () => 'x'.repeat(2_100)) }))).status).toBe(200)
    const entries = await server.storage.listDeviceLogs({ limit: 100 })
    expect(entries).toHaveLength(50)
    expect(entries[0]?.message).toHaveLength(2_000)
    expect((await log('{"logs":"no list"}')).status).toBe(400)
    expect((await log(JSON.stringify({ logs: ['x'.repeat(200_000)] }))).status).toBe(413)
  })
})

describe('personalize', () => {
  const personalize = (body: unknown) =>
    server.app.request(`${passPath()}/personalize`, { method: 'POST', body: JSON.stringify(body) })
  const info = { fullName: 'Jane Cooper', emailAddress: 'jane@example.com' }

  test('signs the token so that openssl finds it true, and keeps what the holder entered', async () => {
    const response = await personalize({ personalizationToken: 'dG9rZW4=', requiredPersonalizationInfo: info })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream')
    const folder = mkdtempSync(join(tmpdir(), 'personalize-'))
    try {
      writeFileSync(join(folder, 'signature'), new Uint8Array(await response.arrayBuffer()))
      writeFileSync(join(folder, 'token'), 'dG9rZW4=')
      writeFileSync(join(folder, 'root.pem'), rootPem)
      const verify = 'cms -verify -inform DER -in signature -content token -binary -purpose any -CAfile root.pem'
      expect(execFileSync('openssl', verify.split(' '), { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toBe(
        'dG9rZW4=',
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
    const kept = await server.storage.findPersonalization({
      passTypeIdentifier: passTypeIdentifierSchema.parse(server.passTypeIdentifier),
      serialNumber: serialNumberSchema.parse(serialNumber),
    })
    expect(kept?.requiredPersonalizationInfo).toBe('{"emailAddress":"jane@example.com","fullName":"Jane Cooper"}')
  })

  test('signs no manifest that somebody sends as a token', async () => {
    const manifest = JSON.stringify({ 'pass.json': '0'.repeat(40) })
    expect((await personalize({ personalizationToken: manifest, requiredPersonalizationInfo: info })).status).toBe(400)
  })
})
