import { beforeAll, describe, expect, test } from 'vitest'
import { type ActivityEntry, createDevice, type ProtocolCall, describe as tell } from '../../src/index.ts'
import { createIssuer, type Issuer, issuePass, NOW, now, openSandbox, PASS_TYPE, points, TOKEN } from './sandbox.ts'

let issuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
})

const S1 = { passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' }
const withPoints = (value: number) => ({ storeCard: { primaryFields: [points(value)] } })

function callsOf(entries: readonly ActivityEntry[]): readonly ProtocolCall[] {
  return entries.flatMap(entry => (entry.kind === 'call' ? [entry.call] : []))
}

describe('a device without a network', () => {
  test('sends nothing and is not woken; back online it gets one push for the several that came, and what changed', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.setOnline(false)
    const sent = service.requests.length
    for (const value of [20, 30]) {
      await sandbox.publish(withPoints(value))
      expect(await sandbox.push()).toBe(200)
    }
    expect(device.isOnline).toBe(false)
    expect(device.events.map(tell).at(-1)).toBe('iPhone: is offline')
    expect(service.requests).toHaveLength(sent)
    const last = device.activity.lastSequence
    await device.setOnline(true)
    await device.whenIdle()
    expect(device.notifications).toMatchObject([{ text: 'You have 30 points' }])
    expect(callsOf(device.activity.since(last) ?? []).map(({ task }) => task)).toEqual(['push', 'list', 'fetch'])
  })

  test('registers, unregisters and re-registers when it is back', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish({ serialNumber: 'old' }))
    await device.install(await sandbox.publish({ serialNumber: 'renewed' }))
    await device.setOnline(false)
    const sent = service.requests.length
    await device.install(await sandbox.publish({ serialNumber: 'new' }))
    await device.remove({ passTypeIdentifier: PASS_TYPE, serialNumber: 'old' })
    await device.rotatePushToken(PASS_TYPE)
    await device.whenIdle()
    expect(service.requests).toHaveLength(sent)
    expect(device.passes.map(({ registration }) => registration)).toEqual(['unconfirmed', 'unconfirmed'])
    await device.setOnline(true)
    await device.whenIdle()
    expect(device.passes.map(({ registration }) => registration)).toEqual(['registered', 'registered'])
    expect(service.registrations.map(({ serialNumber }) => serialNumber).sort()).toEqual(['new', 'renewed'])
    expect(new Set(service.registrations.map(({ pushToken }) => pushToken)).size).toBe(1)
    expect(await sandbox.push()).toBe(200)
  })

  test('does not unregister what was added again meanwhile', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    const bytes = await sandbox.publish()
    await device.install(bytes)
    await device.setOnline(false)
    await device.remove(S1)
    await device.install(bytes)
    await device.setOnline(true)
    await device.whenIdle()
    expect(service.requestsTo('DELETE', '/v1/devices/')).toEqual([])
    expect(device.passes).toMatchObject([{ registration: 'registered' }])
  })

  test('says so when its holder wants something of the network', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.setOnline(false)
    const offline = { code: 'ERR_SIMULATOR_DEVICE_OFFLINE' }
    await expect(device.refresh(S1)).rejects.toMatchObject(offline)
    await expect(device.checkForUpdates()).rejects.toMatchObject(offline)
    await expect(device.openLink(`${service.url}/p/S1`)).rejects.toMatchObject(offline)
  })

  test('loses what is under way, repeats nothing, and begins anew when it is back', async () => {
    const asleep = Promise.withResolvers<void>()
    const sleep = (_delayMs: number, signal: AbortSignal) => {
      asleep.resolve()
      return new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    await using sandbox = await openSandbox(issuer, { sleep })
    const { device, service } = sandbox
    service.misbehave = ({ path }) => (path === '/v1/log' ? undefined : { status: 500 })
    await device.install(await sandbox.publish())
    await asleep.promise
    const arrived = Promise.withResolvers<void>()
    service.misbehave = ({ method }) => {
      if (method === 'GET') arrived.resolve()
      return method === 'GET' ? 'hang' : undefined
    }
    const refreshed = device.refresh(S1)
    await arrived.promise
    await device.setOnline(false)
    expect(await refreshed).toBe('failed')
    await device.whenIdle()
    expect(device.events.at(-1)).toMatchObject({
      message: expect.stringMatching(/encountered error: The network connection was lost\.$/),
    })
    service.misbehave = () => undefined
    await device.setOnline(true)
    await device.whenIdle()
    expect(device.passes).toMatchObject([{ registration: 'registered' }])
  })

  test('is still offline after a restart, and so is its push token', async () => {
    await using sandbox = await openSandbox(issuer)
    const { apns, device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.setOnline(false)
    const state = device.saveState()
    await device.close()
    const settings = { allowHttpServices: true }
    await using again = createDevice({ trust: issuer.trust, now, apns, settings, state })
    await sandbox.publish(withPoints(20))
    await sandbox.push()
    const sent = service.requests.length
    expect(again.isOnline).toBe(false)
    expect(service.requests).toHaveLength(sent)
    await again.setOnline(true)
    expect(again.notifications).toMatchObject([{ text: 'You have 20 points' }])
  })
})

describe('automatic updates of one pass', () => {
  test('are switched off and on without the others', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await device.setPassUpdates(S1, false)
    expect(service.registrations.map(({ serialNumber }) => serialNumber)).toEqual(['S2'])
    expect(device.events.map(tell)).toContain('iPhone: automatic updates of Bayroast Coffee, "Loyalty card" are off')
    await sandbox.publish(withPoints(20))
    await device.setPassUpdates(S1, true)
    await device.whenIdle()
    expect(service.registrations.map(({ serialNumber }) => serialNumber).sort()).toEqual(['S1', 'S2'])
    expect(device.notifications).toMatchObject([{ text: 'You have 20 points' }])
    await device.install(await issuePass(issuer, { content: { serialNumber: 'S3' } }))
    await expect(device.setPassUpdates({ ...S1, serialNumber: 'S3' }, false)).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_PASS_NOT_UPDATABLE',
    })
  })
})

describe('the record of protocol calls', () => {
  test('tells each exchange with status and duration, and none of the secrets', async () => {
    let nowMs = NOW.getTime()
    const ticking = () => {
      nowMs += 1
      return new Date(nowMs)
    }
    await using sandbox = await openSandbox(issuer, { now: ticking })
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish(withPoints(20))
    await sandbox.update()
    await device.remove(S1)
    const calls = callsOf(device.activity.all())
    expect(calls).toMatchObject([
      { direction: 'toServer', task: 'register', method: 'POST', status: 201, host: new URL(service.url).host },
      { direction: 'toDevice', task: 'push', topic: PASS_TYPE },
      { direction: 'toServer', task: 'list', method: 'GET', status: 200, failure: undefined },
      { direction: 'toServer', task: 'fetch', method: 'GET', status: 200, path: `/v1/passes/${PASS_TYPE}/S1` },
      { direction: 'toServer', task: 'unregister', method: 'DELETE', status: 200 },
    ])
    for (const call of calls) if (call.direction === 'toServer') expect(call.durationMs).toBeGreaterThan(0)
    const [register] = service.requestsTo('POST', '/v1/devices/')
    const { deviceLibraryIdentifier = '', pushToken = '' } = service.registrations[0] ?? {
      deviceLibraryIdentifier: register?.path.split('/')[3],
      pushToken: JSON.parse(register?.body ?? '').pushToken,
    }
    const told = JSON.stringify(device.activity.all())
    expect(told).toContain(`/v1/devices/${deviceLibraryIdentifier.slice(0, 6)}…/registrations/`)
    for (const secret of [deviceLibraryIdentifier, pushToken, TOKEN]) expect(told).not.toContain(secret)
  })

  test('tells why there was no answer', async () => {
    await using sandbox = await openSandbox(issuer, { retryDelaysMs: [] })
    const { device } = sandbox
    // Port 1 belongs to nobody.
    await device.install(await sandbox.issue({ webServiceURL: 'http://127.0.0.1:1' }))
    expect(callsOf(device.activity.all())[0]).toMatchObject({
      task: 'register',
      status: undefined,
      failure: expect.stringContaining('Could not connect'),
    })
  })
})
