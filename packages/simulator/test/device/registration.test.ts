import { beforeAll, describe, expect, test } from 'vitest'
import { createDevice } from '../../src/index.ts'
import { createIssuer, type Issuer, now, openSandbox, PASS_TYPE, points, TOKEN } from './sandbox.ts'

let issuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
})

const S1 = { passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' }

describe('a registration that fails', () => {
  test.each([
    [401, 'Authentication failure'],
    [404, 'Unexpected response code 404'],
    [302, 'Unexpected response code 302'],
    [500, 'Unexpected response code 500'],
  ])('with %i is logged, repeated with growing pauses, and given up', async (status, reason) => {
    await using sandbox = await openSandbox(issuer)
    const { device, service, slept } = sandbox
    service.misbehave = ({ path }) =>
      path === '/v1/log' ? undefined : { status, headers: { Location: `${service.url}/elsewhere` } }
    await device.install(await sandbox.publish())
    await device.whenIdle()
    const requests = service.requestsTo('POST', '/v1/devices/')
    expect(requests).toHaveLength(4)
    expect(service.requestsTo('POST', '/elsewhere')).toEqual([])
    expect(slept).toEqual([1, 2, 3])
    const identifier = requests[0]?.path.split('/')[3]
    const line = `[2026-03-01 12:00:00 +0000] Register task (for device ${identifier}, pass type ${PASS_TYPE}, serial number S1; with web service url ${service.url}) encountered error: ${reason}`
    expect(service.logs).toEqual([line, line, line, line])
    expect(device.passes).toMatchObject([{ registration: 'unconfirmed' }])
    expect(device.events.at(-1)).toMatchObject({ kind: 'problem', message: line })
  })

  test('once succeeds the next time', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    let failures = 1
    service.misbehave = ({ path }) => (path !== '/v1/log' && failures-- > 0 ? { status: 503 } : undefined)
    const shown = await device.install(await sandbox.publish())
    expect(shown.registration).toBe('unconfirmed')
    await device.waitForEvent(({ kind }) => kind === 'registered')
    expect(device.passes).toMatchObject([{ registration: 'registered' }])
  })

  test('for good is tried again when the device comes online', async () => {
    await using sandbox = await openSandbox(issuer, { retryDelaysMs: [] })
    const { device, service } = sandbox
    service.misbehave = () => ({ status: 500 })
    await device.install(await sandbox.publish())
    await device.whenIdle()
    service.misbehave = () => undefined
    await device.checkForUpdates()
    expect(device.passes).toMatchObject([{ registration: 'registered' }])
  })

  test('for want of a server or of an answer is a problem like any other', async () => {
    await using sandbox = await openSandbox(issuer, { retryDelaysMs: [], requestTimeoutMs: 20 })
    const { device, service } = sandbox
    service.misbehave = () => 'hang'
    await device.install(await sandbox.publish())
    expect(device.events.at(-1)).toMatchObject({
      message: expect.stringMatching(/encountered error: The request timed out\.$/),
    })
    // Port 1 belongs to nobody.
    await device.install(await sandbox.issue({ webServiceURL: 'http://127.0.0.1:1', serialNumber: 'S2' }))
    expect(device.events.at(-1)).toMatchObject({
      message: expect.stringMatching(/encountered error: Could not connect to the server( \(\w+\))?\.$/),
    })
  })

  test('does not come back after the pass was removed', async () => {
    const asleep = Promise.withResolvers<void>()
    const sleep = (_delayMs: number, signal: AbortSignal) => {
      asleep.resolve()
      return new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    await using sandbox = await openSandbox(issuer, { sleep })
    const { device, service } = sandbox
    service.misbehave = ({ method }) => (method === 'POST' ? { status: 500 } : undefined)
    await device.install(await sandbox.publish())
    await asleep.promise
    await device.remove(S1)
    await device.whenIdle()
    expect(service.requestsTo('POST', '/v1/devices/')).toHaveLength(1)
    expect(service.requestsTo('DELETE', '/v1/devices/')).toHaveLength(1)
  })
})

describe('an unregistration that fails', () => {
  test('is logged and repeated', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    service.misbehave = ({ method }) => (method === 'DELETE' ? { status: 401 } : undefined)
    await device.remove(S1)
    await device.whenIdle()
    expect(service.requestsTo('DELETE', '/v1/devices/')).toHaveLength(4)
    expect(service.logs[0]).toMatch(
      /^\[2026-03-01 12:00:00 \+0000\] Unregister task \(for device [0-9a-f]{32}, pass type pass\.com\.example\.coffee, serial number S1; with web service url .*\) encountered error: Authentication failure$/,
    )
  })
})

describe('automatic updates', () => {
  test('switched off unregister all passes, switched on register them and catch up', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await device.setAutomaticUpdates(false)
    expect(service.registrations).toEqual([])
    expect(device.automaticUpdates).toBe(false)
    await sandbox.publish({ storeCard: { primaryFields: [points(20)] } })
    await device.setAutomaticUpdates(true)
    expect(service.registrations).toHaveLength(2)
    expect(device.notifications).toMatchObject([{ text: 'You have 20 points' }])
    await device.setAutomaticUpdates(true)
    expect(service.requestsTo('POST', '/v1/devices/')).toHaveLength(4)
  })
})

describe('a push token', () => {
  test('that changes is registered for each pass of its type, and the old one is dead at once', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    const old = service.registrations[0]?.pushToken
    await device.rotatePushToken(PASS_TYPE)
    const tokens = new Set(service.registrations.map(({ pushToken }) => pushToken))
    expect(tokens.size).toBe(1)
    expect(tokens).not.toContain(old)
    expect(await sandbox.push(old)).toBe(410)
    expect(await sandbox.push()).toBe(200)
    await device.waitForEvent(({ kind }) => kind === 'woken')
  })
})

describe('a saved device', () => {
  test('continues with passes, names, tokens, tags and notifications', async () => {
    await using sandbox = await openSandbox(issuer)
    const {
      apns,
      device,
      service,
      issuer: { trust },
    } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish({ storeCard: { primaryFields: [points(20)] } })
    await sandbox.update()
    const saved: unknown = JSON.parse(JSON.stringify(device.saveState()))
    const { passes, notifications } = device
    await device.close()

    await using again = createDevice({ trust, now, apns, state: saved, settings: { allowHttpServices: true } })
    expect(again.passes).toEqual(passes)
    expect(again.notifications).toEqual(notifications)
    expect(again.saveState()).toEqual(saved)
    await sandbox.publish({ storeCard: { primaryFields: [points(30)] } })
    await sandbox.push()
    await again.waitFor(({ notifications: { length } }) => length === 2)
    const lists = service.requestsTo('GET', '/v1/devices/')
    expect(lists.map(({ path }) => new URL(path, service.url).search)).toEqual(['', '?passesUpdatedSince=2'])
    expect(service.requestsTo('GET', '/v1/passes/').at(-1)).toMatchObject({
      authorization: `ApplePass ${TOKEN}`,
      ifModifiedSince: 'Sun, 01 Mar 2026 00:00:02 GMT',
    })
  })

  test('that is none is refused', async () => {
    await using sandbox = await openSandbox(issuer)
    const {
      apns,
      device,
      issuer: { trust },
    } = sandbox
    await device.install(await sandbox.publish())
    const saved = device.saveState()
    const open = (state: unknown) => () => createDevice({ trust, now, apns, state })
    const isStateError = expect.objectContaining({ code: 'ERR_SIMULATOR_DEVICE_STATE' })
    expect(open({})).toThrow(isStateError)
    expect(open(null)).toThrow(isStateError)
    expect(open({ ...saved, version: 2 })).toThrow(isStateError)
    expect(open({ ...saved, passes: saved.passes.map(pass => ({ ...pass, bytes: 'AAAA' })) })).toThrow(isStateError)
  })
})

describe('settings', () => {
  test('that name no locale or time zone are refused at once', async () => {
    await using sandbox = await openSandbox(issuer)
    const {
      apns,
      issuer: { trust },
    } = sandbox
    expect(() => createDevice({ trust, now, apns, settings: { timeZone: 'Mars/Base' } })).toThrow(RangeError)
    expect(() => createDevice({ trust, now, apns, settings: { locale: 'not a locale' } })).toThrow(RangeError)
  })
})
