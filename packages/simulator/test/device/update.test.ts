import { beforeAll, describe, expect, test } from 'vitest'
import { type DeviceEvent, describe as tell } from '../../src/index.ts'
import { createIssuer, type Issuer, issuePass, NOW, openSandbox, PASS_TYPE, points, TOKEN } from './sandbox.ts'
import { listReply, type Received } from './web-service.ts'

let issuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
})

const S1 = { passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' }
const isList = ({ method, path }: Received) => method === 'GET' && path.startsWith('/v1/devices/')
const isDownload = ({ method, path }: Received) => method === 'GET' && path.startsWith('/v1/passes/')
const withPoints = (value: number) => ({ storeCard: { primaryFields: [points(value)] } })

describe('an update', () => {
  test('is fetched at a push, shown as a banner, and put in the place of the old version', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish(withPoints(1500))
    await sandbox.update()
    expect(device.notifications).toEqual([
      { ...S1, at: NOW, organizationName: 'Bayroast Coffee', text: 'You have 1500 points' },
    ])
    expect(device.passes).toMatchObject([{ fields: [{ key: 'points', value: '1500' }], updatedAt: NOW }])
    expect(device.events.slice(2).map(tell)).toEqual([
      `iPhone: woken by a push for ${PASS_TYPE}`,
      'iPhone: "You have 1500 points" from Bayroast Coffee',
      `iPhone: asked ${service.url} what changed for ${PASS_TYPE}: 1 pass`,
    ])
    expect(service.logs).toEqual([])
  })

  test('is asked for without authorization, first without a tag and then with the last one, word for word', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    service.misbehave = request => (isList(request) ? listReply(['S1'], 'a tag/+&ü') : undefined)
    await sandbox.publish(withPoints(20))
    await sandbox.update()
    service.misbehave = request => (isList(request) ? { status: 204 } : undefined)
    await sandbox.update()
    const lists = service.requests.filter(isList)
    expect(lists.map(({ authorization }) => authorization)).toEqual([undefined, undefined])
    const path = `/v1/devices/${service.registrations[0]?.deviceLibraryIdentifier}/registrations/${PASS_TYPE}`
    expect(lists.map(request => request.path)).toEqual([path, `${path}?passesUpdatedSince=a%20tag%2F%2B%26%C3%BC`])
  })

  test('is downloaded with the token, and with the date of the last download if there was one', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    for (const value of [20, 30]) {
      await sandbox.publish(withPoints(value))
      await sandbox.update()
    }
    expect(service.requests.filter(isDownload)).toMatchObject([
      { authorization: `ApplePass ${TOKEN}`, ifModifiedSince: undefined },
      { authorization: `ApplePass ${TOKEN}`, ifModifiedSince: 'Sun, 01 Mar 2026 00:00:02 GMT' },
    ])
  })

  test('without a message is silent', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish({ description: 'Another card' })
    await sandbox.update()
    expect(device.notifications).toEqual([])
    expect(device.events.map(tell)).toContain('iPhone: updated Bayroast Coffee, "Another card" without a notification')
  })

  test('comes with the words of its own translation', async () => {
    await using sandbox = await openSandbox(issuer, { settings: { locale: 'de', allowHttpServices: true } })
    const { device, service } = sandbox
    const files = { 'de.lproj/pass.strings': new TextEncoder().encode('"You have %@ points" = "Du hast %@ Punkte";') }
    await device.install(await sandbox.publish())
    const webService = { webServiceURL: service.url, authenticationToken: TOKEN }
    const next = await issuePass(issuer, { content: { ...webService, ...withPoints(20) }, files })
    service.put('S1', next, TOKEN)
    await sandbox.push()
    await device.waitFor(({ notifications }) => notifications.length === 1)
    expect(device.notifications).toMatchObject([{ text: 'Du hast 20 Punkte' }])
  })

  test('that moves the pass to another web service registers it there', async () => {
    await using sandbox = await openSandbox(issuer)
    await using other = await openSandbox(issuer)
    const { device, service } = sandbox
    const content = { ...withPoints(20), webServiceURL: other.service.url }
    await device.install(await sandbox.publish())
    other.service.put('S1', await sandbox.publish(content), TOKEN)
    await sandbox.update()
    expect(device.passes).toMatchObject([{ webServiceURL: other.service.url, registration: 'registered' }])
    expect(other.service.registrations).toHaveLength(1)
    expect(service.registrations).toHaveLength(1)
  })

  test('is not missed when pushes come while one is under way: they become one more', async () => {
    const downloading = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    await using sandbox = await openSandbox(issuer, {
      fetch: async (url, init) => {
        const response = await fetch(url, init)
        if (url.includes('/v1/passes/')) {
          downloading.resolve()
          await held.promise
        }
        return response
      },
    })
    const { device, service } = sandbox
    const count = (kind: DeviceEvent['kind']) => device.events.filter(event => event.kind === kind).length
    await device.install(await sandbox.publish())
    await sandbox.publish(withPoints(20))
    await sandbox.push()
    await downloading.promise
    await Promise.all([sandbox.push(), sandbox.push(), sandbox.push()])
    await device.waitFor(() => count('woken') === 4)
    await sandbox.publish(withPoints(30))
    held.resolve()
    await device.waitFor(() => count('checked') === 2)
    await device.whenIdle()
    expect(service.requests.filter(isList)).toHaveLength(2)
    expect(device.passes).toMatchObject([{ fields: [{ value: '30' }] }])
    expect(service.logs).toEqual([])
  })
})

describe('an update that fails', () => {
  test('is repeated with growing pauses', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service, slept } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish(withPoints(20))
    let failures = 4
    service.misbehave = ({ method }) => (method === 'GET' && failures-- > 0 ? { status: 500 } : undefined)
    await sandbox.update()
    // Three pauses and four requests end the first run, and the run of the next push succeeds.
    expect(slept).toEqual([1, 2, 3])
    expect(device.events.at(-1)).toMatchObject({ kind: 'checked', isComplete: false })
    await sandbox.update()
    expect(device.notifications).toHaveLength(1)
  })

  test('for one pass does not keep the others, nor does the tag move on before all are fetched', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await sandbox.publish(withPoints(20))
    await sandbox.publish({ ...withPoints(30), serialNumber: 'S2' })
    service.misbehave = request => (isDownload(request) && request.path.endsWith('/S1') ? { status: 503 } : undefined)
    await sandbox.update()
    expect(device.notifications).toMatchObject([{ serialNumber: 'S2' }])
    expect(device.events.findLast(({ kind }) => kind === 'checked')).toMatchObject({ isComplete: false })

    service.misbehave = () => undefined
    await sandbox.update()
    const { search } = new URL(service.requests.findLast(isList)?.path ?? '', service.url)
    expect(search).toBe('')
    expect(device.notifications).toMatchObject([{ serialNumber: 'S2' }, { serialNumber: 'S1' }])
    // S2 was named again and had not changed: the web service was right to name it.
    expect(service.logs.filter(line => line.includes('unchanged'))).toEqual([])
  })
})

describe('a retired pass', () => {
  test('is unregistered and stays in the wallet', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await sandbox.publish(withPoints(20))
    service.misbehave = request => (isDownload(request) ? { status: 410 } : undefined)
    await sandbox.update()
    expect(service.registrations).toEqual([])
    expect(device.passes).toMatchObject([{ ...S1, registration: 'none' }])
  })
})

describe('pulling to refresh', () => {
  test('fetches the pass, also while automatic updates are off', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.setAutomaticUpdates(false)
    await sandbox.publish(withPoints(20))
    expect(await device.refresh(S1)).toBe('updated')
    expect(device.notifications).toMatchObject([{ text: 'You have 20 points' }])
    expect(await device.refresh(S1)).toBe('unchanged')
    expect(service.requests.at(-1)).toMatchObject({ ifModifiedSince: 'Sun, 01 Mar 2026 00:00:02 GMT' })
    await device.whenIdle()
    expect(service.logs).toEqual([])
  })

  test('tries once', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service, slept } = sandbox
    await device.install(await sandbox.publish())
    service.misbehave = request => (isDownload(request) ? { status: 401 } : undefined)
    expect(await device.refresh(S1)).toBe('failed')
    expect(slept).toEqual([])
    await device.whenIdle()
    expect(service.logs).toEqual([
      `[2026-03-01 12:00:00 +0000] Get pass task (pass type ${PASS_TYPE}, serial number S1, if-modified-since (null); with web service url ${service.url}) encountered error: Authentication failure`,
    ])
  })

  test('needs a web service', async () => {
    await using sandbox = await openSandbox(issuer)
    await sandbox.device.install(await issuePass(issuer))
    await expect(sandbox.device.refresh(S1)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_PASS_NOT_UPDATABLE' })
  })
})
