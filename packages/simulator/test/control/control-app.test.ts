import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ControlServer, createControlApp, serveControl } from '../../src/index.ts'
import {
  createIssuer,
  type Issuer,
  issuePass,
  openSandbox,
  PASS_TYPE,
  points,
  type Sandbox,
} from '../device/sandbox.ts'

let issuer: Issuer
let sandbox: Sandbox
let server: ControlServer

beforeAll(async () => {
  issuer = await createIssuer()
  sandbox = await openSandbox(issuer)
  server = await serveControl(createControlApp(sandbox))
})

afterAll(async () => {
  await server.close()
  await sandbox[Symbol.asyncDispose]()
})

async function call(method: string, path: string, body?: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, { method, headers, ...(body !== undefined && { body }) })
  const text = await response.text()
  const contentType = response.headers.get('content-type')?.split(';')[0]
  const json: unknown = contentType?.endsWith('json') ? JSON.parse(text) : undefined
  return { status: response.status, contentType, text, json }
}

describe('the control page', () => {
  test('lists its routes', async () => {
    const { status, contentType, text } = await call('GET', '/')
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'text/plain' })
    expect(text).toContain('POST   /iphone/passes')
  })

  test('installs, shows, refreshes and removes a pass', async () => {
    const installed = await call('POST', '/iphone/passes', await sandbox.publish({ serialNumber: 'a/b' }))
    expect(installed).toMatchObject({ status: 201, json: { serialNumber: 'a/b', registration: 'registered' } })
    await call('POST', '/iphone/passes', await issuePass(issuer, { content: { serialNumber: 'not updatable' } }))

    await sandbox.publish({ serialNumber: 'a/b', storeCard: { primaryFields: [points(20)] } })
    expect(await call('POST', '/iphone/refresh')).toMatchObject({
      status: 200,
      json: { passes: [{ passTypeIdentifier: PASS_TYPE, serialNumber: 'a/b', outcome: 'updated' }] },
    })
    expect(await call('GET', '/iphone')).toMatchObject({
      status: 200,
      json: {
        automaticUpdates: true,
        passes: [{ fields: [{ value: '20' }], installedAt: '2026-03-01T12:00:00.000Z' }, {}],
        notifications: [{ text: 'You have 20 points', at: '2026-03-01T12:00:00.000Z' }],
      },
    })

    const removal = `/iphone/passes/${PASS_TYPE}/a%2Fb`
    expect(await call('DELETE', removal)).toMatchObject({ status: 204, text: '' })
    expect(await call('DELETE', removal)).toMatchObject({
      status: 404,
      contentType: 'application/problem+json',
      json: { status: 404, code: 'ERR_SIMULATOR_PASS_UNKNOWN' },
    })
  })

  test('explains why a pass is refused', async () => {
    expect(await call('POST', '/iphone/passes', 'no pass')).toMatchObject({
      status: 422,
      contentType: 'application/problem+json',
      json: {
        title: 'Unprocessable Content',
        code: 'ERR_SIMULATOR_PASS_REFUSED',
        error: expect.stringContaining('Expected a pass that Wallet takes'),
        findings: [{ rule: 'zip-empty-output', severity: 'error' }],
      },
    })
  })

  test('switches faults of the push service on and off, and shows what it got', async () => {
    const faults = [{ kind: 'tooManyRequests', times: 1 }]
    expect(await call('PUT', '/apns/faults', JSON.stringify({ faults }))).toMatchObject({
      status: 200,
      json: { faults },
    })
    expect(await call('GET', '/apns/faults')).toMatchObject({ status: 200, json: { faults } })
    const token = sandbox.apns.issueToken(PASS_TYPE, () => {})
    expect(await sandbox.push(token)).toBe(429)
    expect(await call('GET', '/apns/pushes')).toMatchObject({
      status: 200,
      json: { pushes: [{ sequence: 1, token, topic: PASS_TYPE, status: 429, reason: 'TooManyRequests' }] },
    })
    await call('PUT', '/apns/faults', JSON.stringify({ faults }))
    expect(await call('DELETE', '/apns/faults')).toMatchObject({ status: 204 })
    expect(await call('GET', '/apns/faults')).toMatchObject({ json: { faults: [] } })
  })

  test.each(['{', '[]', '{"faults":[{"kind":"tired"}]}'])('takes no faults such as %s', async body => {
    expect(await call('PUT', '/apns/faults', body)).toMatchObject({
      status: 422,
      contentType: 'application/problem+json',
      json: { code: 'ERR_CONTROL_FAULTS_INVALID' },
    })
  })

  test('takes no body above the limit', async () => {
    expect(await call('PUT', '/apns/faults', 'x'.repeat(100_000))).toMatchObject({
      status: 413,
      json: { code: 'ERR_CONTROL_BODY_TOO_LARGE' },
    })
  })

  test('answers what it does not know with a problem', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['PUT', '/iphone'],
    ] satisfies [string, string][]) {
      expect(await call(method, path)).toMatchObject({
        status: 404,
        contentType: 'application/problem+json',
        json: { code: 'ERR_CONTROL_NOT_FOUND', error: expect.stringContaining(path) },
      })
    }
  })

  test('lets in no page of another site, whatever name it gives this machine', async () => {
    const app = createControlApp(sandbox)
    const foreign = { status: 403 }
    const headers = { Origin: 'https://example.com' }
    expect(await app.request('http://127.0.0.1:1/iphone/refresh', { method: 'POST', headers })).toMatchObject(foreign)
    expect(await app.request('http://127.0.0.1:1/iphone', { headers: { Origin: 'null' } })).toMatchObject(foreign)
    expect(await app.request('http://rebound.example.com:1/iphone')).toMatchObject(foreign)
    const local = { headers: { Origin: 'http://localhost:5173' } }
    expect(await app.request('http://localhost:1/iphone', local)).toMatchObject({ status: 200 })
  })

  test('says that its port is taken', async () => {
    const again = serveControl(createControlApp(sandbox), { port: server.port })
    await expect(again).rejects.toMatchObject({ code: 'ERR_SIMULATOR_LISTEN' })
  })
})
