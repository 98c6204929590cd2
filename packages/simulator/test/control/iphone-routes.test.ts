import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ControlServer,
  createControlApp,
  createDevice,
  MAX_RECORDED_ACTIVITY,
  serveControl,
} from '../../src/index.ts'
import {
  createIssuer,
  type Issuer,
  issuePass,
  openSandbox,
  PASS_TYPE,
  points,
  type Sandbox,
  TOKEN,
} from '../device/sandbox.ts'
import { EventReader, type StreamedEvent } from './event-reader.ts'

let issuer: Issuer
let sandbox: Sandbox
let server: ControlServer

beforeAll(async () => {
  issuer = await createIssuer()
  sandbox = await openSandbox(issuer)
  server = await serveControl(createControlApp({ ...sandbox, heartbeatMs: 20 }))
})

afterAll(async () => {
  await server.close()
  await sandbox[Symbol.asyncDispose]()
})

async function call(method: string, path: string, body?: unknown) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(`${server.url}${path}`, { method, ...init })
  const text = await response.text()
  const json: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, json }
}

const events = () => `${server.url}/iphone/events`
const withPoints = (value: number) => ({ storeCard: { primaryFields: [points(value)] } })
const kindOf = ({ data }: StreamedEvent): unknown => {
  const { kind, task } = JSON.parse(data)
  return kind ?? task
}

describe('the stream of events', () => {
  test('begins with what is remembered, says when it is live, and tells an update as it happens', async () => {
    await sandbox.device.install(await sandbox.publish())
    await using reader = await EventReader.open(events())
    const remembered = await reader.until('live')
    expect(remembered.slice(0, -1).map(kindOf)).toEqual(['installed', 'register', 'registered'])
    await sandbox.publish(withPoints(20))
    await sandbox.update()
    const told: unknown[] = []
    while (told.at(-1) !== 'checked') {
      const event = await reader.next()
      if (event !== undefined && event.name !== ':') told.push(kindOf(event))
    }
    expect(told).toEqual(['push', 'woken', 'list', 'fetch', 'updated', 'checked'])
  })

  test('goes on after the last event that was seen', async () => {
    await using first = await EventReader.open(events())
    const seen = (await first.until('live')).at(-2)
    await sandbox.device.setOnline(false)
    await sandbox.device.setOnline(true)
    await using second = await EventReader.open(events(), seen?.id)
    const missed = (await second.until('live')).slice(0, -1).map(kindOf)
    expect(missed.slice(0, 2)).toEqual(['connectivityChanged', 'connectivityChanged'])
    expect(missed).not.toContain('installed')
  })

  test.each(['another-3', 'nonsense', '99999999'])('begins anew for one who saw %s', async lastEventId => {
    await using reader = await EventReader.open(events(), lastEventId)
    const [first, second] = await reader.until('live')
    expect([first?.name, second && kindOf(second)]).toEqual(['reset', 'installed'])
  })

  test('begins anew for one who has missed more than is remembered', async () => {
    await using device = createDevice({ trust: issuer.trust, now: () => new Date(0), apns: sandbox.apns })
    await using control = await serveControl(createControlApp({ device, apns: sandbox.apns }))
    await device.setOnline(false)
    const url = `${control.url}/iphone/events`
    await using first = await EventReader.open(url)
    const [seen] = await first.until('live')
    for (let count = 0; count <= MAX_RECORDED_ACTIVITY; count += 1) await device.setOnline(count % 2 === 0)
    await using second = await EventReader.open(url, seen?.id)
    const told = await second.until('live')
    expect(told[0]?.name).toBe('reset')
    expect(told).toHaveLength(MAX_RECORDED_ACTIVITY + 2)
  })

  test('is never silent for long', async () => {
    await using reader = await EventReader.open(events())
    await reader.until('live')
    expect(await reader.next()).toMatchObject({ name: ':' })
  })

  test('is not kept for those who only look whether it is there', async () => {
    const control = createControlApp(sandbox)
    const url = 'http://127.0.0.1/iphone/events'
    for (let look = 0; look < 33; look += 1) {
      const answer = await control.request(url, { method: 'HEAD' })
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/event-stream'])
    }
    const opened = await control.request(url)
    expect(opened.status).toBe(200)
    await opened.body?.cancel()
  })

  test('ends with the device, and takes no more listeners than it can keep', async () => {
    const device = createDevice({ trust: issuer.trust, now: () => new Date(0), apns: sandbox.apns })
    await using control = await serveControl(createControlApp({ device, apns: sandbox.apns }))
    const url = `${control.url}/iphone/events`
    const readers = await Promise.all(Array.from({ length: 32 }, () => EventReader.open(url)))
    expect(await (await fetch(url)).json()).toMatchObject({ status: 503, code: 'ERR_CONTROL_TOO_MANY_STREAMS' })
    const [first, second] = readers
    await first?.[Symbol.asyncDispose]()
    // The server hears of it by itself: only then is there room again.
    await expect.poll(async () => (await EventReader.open(url).catch(() => undefined)) !== undefined).toBe(true)
    await second?.until('live')
    await device.close()
    expect(await second?.next()).toBeUndefined()
  })
})

describe('the settings', () => {
  test('are shown and changed, either or both', async () => {
    expect(await call('GET', '/iphone')).toMatchObject({ json: { automaticUpdates: true, isOnline: true } })
    expect(await call('PUT', '/iphone/settings', { isOnline: false, automaticUpdates: false })).toMatchObject({
      status: 200,
      json: { automaticUpdates: false, isOnline: false },
    })
    await call('PUT', '/iphone/settings', { isOnline: true })
    expect(await call('PUT', '/iphone/settings', { automaticUpdates: true })).toMatchObject({
      json: { automaticUpdates: true, isOnline: true },
    })
    await sandbox.device.whenIdle()
    expect(await call('PUT', '/iphone/settings', { isOnline: 'yes' })).toMatchObject({
      status: 422,
      json: { code: 'ERR_CONTROL_SETTINGS_INVALID', error: expect.stringContaining('isOnline') },
    })
  })

  test('of one pass switch its automatic updates', async () => {
    const path = `/iphone/passes/${PASS_TYPE}/S1/settings`
    expect(await call('PUT', path, { automaticUpdates: false })).toMatchObject({
      status: 200,
      json: { automaticUpdates: true, passes: [{ serialNumber: 'S1', registration: 'none' }] },
    })
    expect(await call('PUT', path, { automaticUpdates: true })).toMatchObject({
      json: { passes: [{ registration: 'registered' }] },
    })
    expect(await call('PUT', path, {})).toMatchObject({ status: 422 })
  })

  test('leave what needs a network to a clear answer', async () => {
    await call('PUT', '/iphone/settings', { isOnline: false })
    const conflict = { status: 409, json: { code: 'ERR_SIMULATOR_DEVICE_OFFLINE' } }
    expect(await call('POST', '/iphone/check')).toMatchObject(conflict)
    expect(await call('POST', `/iphone/refresh/${PASS_TYPE}/S1`)).toMatchObject(conflict)
    await call('PUT', '/iphone/settings', { isOnline: true })
    expect(await call('POST', '/iphone/check')).toMatchObject({ status: 204 })
    expect(await call('POST', `/iphone/refresh/${PASS_TYPE}/S1`)).toMatchObject({ json: { outcome: 'unchanged' } })
  })
})

describe('the parts of a pass', () => {
  test('are its pass.json without the token, and its images', async () => {
    const { status, json } = await call('GET', `/iphone/passes/${PASS_TYPE}/S1/parts`)
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { passJson: expect.stringContaining('"serialNumber":"S1"'), files: { 'icon.png': expect.any(String) } },
    })
    expect(JSON.stringify(json)).not.toMatch(new RegExp(`${TOKEN}|manifest|signature`))
    expect(await call('GET', `/iphone/passes/${PASS_TYPE}/none/parts`)).toMatchObject({ status: 404 })
  })
})

describe('a link', () => {
  const PKPASS = { 'Content-Type': 'application/vnd.apple.pkpass' }

  async function share(
    answer: (path: string) => Promise<{ status: number; headers?: Record<string, string>; body?: Uint8Array | string }>,
  ) {
    const shop = createServer(async (request, response) => {
      const { status, headers, body } = await answer(request.url ?? '')
      response.writeHead(status, headers).end(body)
    })
    await new Promise<void>(resolve => shop.listen(0, '127.0.0.1', resolve))
    const address = shop.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const close = () => new Promise<void>(resolve => shop.close(() => resolve()).closeAllConnections())
    return { url: `http://localhost:${port}`, [Symbol.asyncDispose]: close }
  }

  test('to a page leads to its pass, is shown without being installed, and is added once', async () => {
    const bytes = await sandbox.issue({ serialNumber: 'linked' })
    await using shop = await share(async path => {
      if (path === '/short') return { status: 302, headers: { Location: '/p/linked/' } }
      if (path === '/p/linked/apple.pkpass') return { status: 200, headers: PKPASS, body: bytes }
      return { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>A page</h1>' }
    })
    const { status, json } = await call('POST', '/iphone/links', { url: `${shop.url}/short` })
    expect({ status, json }).toMatchObject({
      status: 201,
      json: {
        id: expect.any(String),
        kind: 'accepted',
        url: `${shop.url}/p/linked/apple.pkpass`,
        serialNumber: 'linked',
        organizationName: 'Bayroast Coffee',
        replaces: false,
        passJson: expect.stringContaining('storeCard'),
      },
    })
    expect(sandbox.device.passes).toHaveLength(1)
    const id = Object(json).id
    expect(await call('POST', `/iphone/links/${id}/add`)).toMatchObject({
      status: 201,
      json: { serialNumber: 'linked' },
    })
    expect(await call('POST', `/iphone/links/${id}/add`)).toMatchObject({
      status: 404,
      json: { code: 'ERR_CONTROL_LINK_UNKNOWN' },
    })
    expect(await call('POST', '/iphone/links', { url: `${shop.url}/p/linked` })).toMatchObject({
      json: { replaces: true },
    })
    await call('DELETE', `/iphone/passes/${PASS_TYPE}/linked`)
  })

  test('to a pass that Wallet refuses says why', async () => {
    const stranger = await createIssuer('pass.com.example.tea')
    const bytes = await issuePass(stranger)
    await using shop = await share(async () => ({ status: 200, headers: PKPASS, body: bytes }))
    const { json } = await call('POST', '/iphone/links', { url: `${shop.url}/apple.pkpass` })
    expect(json).toMatchObject({
      kind: 'refused',
      reasons: [expect.stringContaining('no trusted root')],
      findings: expect.any(Array),
    })
    expect(await call('POST', `/iphone/links/${Object(json).id}/add`)).toMatchObject({
      status: 422,
      json: { code: 'ERR_SIMULATOR_PASS_REFUSED' },
    })
  })

  test.each([
    ['ftp://localhost/pass', /begins with http/],
    ['no link', /begins with http/],
    ['http://example.com/p/1', /this machine.*example\.com/],
    ['http://127.0.0.1.example.com/p/1', /this machine/],
    ['http://127.0.0.1:1/p/1', /none: Could not connect/],
  ])('such as %s is not followed', async (url, error) => {
    expect(await call('POST', '/iphone/links', { url })).toMatchObject({
      status: 422,
      json: { code: 'ERR_SIMULATOR_LINK', error: expect.stringMatching(error) },
    })
  })

  test.each([
    ['a page of another machine', { status: 302, headers: { Location: 'http://example.com/' } }, /this machine/],
    ['itself', { status: 302, headers: { Location: '/again' } }, /redirects/],
    ['nothing', { status: 404 }, /copy it again/],
    ['a server in trouble', { status: 500 }, /answer 500/],
    ['a page that is no share page', { status: 200, body: 'hello' }, /something else/],
  ])('that leads to %s is not followed', async (_where, answer, error) => {
    await using shop = await share(async () => answer)
    expect(await call('POST', '/iphone/links', { url: `${shop.url}/somewhere` })).toMatchObject({
      status: 422,
      json: { code: 'ERR_SIMULATOR_LINK', error: expect.stringMatching(error) },
    })
  })

  test('is a text', async () => {
    expect(await call('POST', '/iphone/links', { link: 1 })).toMatchObject({
      status: 422,
      json: { code: 'ERR_CONTROL_LINK_INVALID' },
    })
  })
})
