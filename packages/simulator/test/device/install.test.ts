import { beforeAll, describe, expect, test } from 'vitest'
import { createDevice, type DeviceEvent, describe as tell } from '../../src/index.ts'
import { createIssuer, type Issuer, issuePass, NOW, now, openSandbox, PASS_TYPE, points, TOKEN } from './sandbox.ts'

let issuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
})

const S1 = { passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' }

describe('installing a pass', () => {
  test('registers it with its token, and the push token', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    const shown = await device.install(await sandbox.publish())
    expect(shown).toMatchObject({ ...S1, organizationName: 'Bayroast Coffee', registration: 'registered' })
    const [request] = service.requests
    const { deviceLibraryIdentifier, pushToken } = service.registrations[0] ?? {}
    expect(deviceLibraryIdentifier).toMatch(/^[0-9a-f]{32}$/)
    expect(pushToken).toMatch(/^[0-9a-f]{64}$/)
    expect(request).toMatchObject({
      method: 'POST',
      path: `/v1/devices/${deviceLibraryIdentifier}/registrations/${PASS_TYPE}/S1`,
      authorization: `ApplePass ${TOKEN}`,
      body: JSON.stringify({ pushToken }),
    })
    expect(device.events).toMatchObject([
      { kind: 'installed', isReplacement: false },
      { kind: 'registered', isNew: true },
    ])
    expect(device.events.map(tell)).toEqual([
      'iPhone: installed Bayroast Coffee, "Loyalty card"',
      `iPhone: registered Bayroast Coffee, "Loyalty card" at ${service.url}`,
    ])
  })

  test('again replaces the same pass and registers again', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ description: 'Another card' }))
    expect(device.passes).toMatchObject([{ ...S1, description: 'Another card', registration: 'registered' }])
    expect(device.events.slice(2)).toMatchObject([
      { kind: 'installed', isReplacement: true },
      { kind: 'registered', isNew: false },
    ])
    expect(service.registrations).toHaveLength(1)
  })

  test('shows the fields as they read on the pass', async () => {
    await using sandbox = await openSandbox(issuer, { settings: { locale: 'de-DE', timeZone: 'Europe/Berlin' } })
    const { device } = sandbox
    const strings = new TextEncoder().encode('"POINTS" = "PUNKTE"; "Loyalty card" = "Kundenkarte";')
    const bytes = await issuePass(issuer, {
      content: {
        storeCard: {
          primaryFields: [points(10)],
          backFields: [
            { key: 'balance', value: 12.5, currencyCode: 'EUR' },
            { key: 'until', value: '2026-12-31T23:30Z', dateStyle: 'PKDateStyleShort' },
          ],
        },
      },
      files: { 'de.lproj/pass.strings': strings },
    })
    expect(await device.install(bytes)).toEqual({
      ...S1,
      organizationName: 'Bayroast Coffee',
      description: 'Kundenkarte',
      style: 'storeCard',
      isVoided: false,
      fields: [
        { group: 'primaryFields', key: 'points', label: 'PUNKTE', value: '10' },
        { group: 'backFields', key: 'balance', label: undefined, value: '12,50\u00a0€' },
        { group: 'backFields', key: 'until', label: undefined, value: '01.01.27' },
      ],
      webServiceURL: undefined,
      registration: 'none',
      installedAt: NOW,
      updatedAt: undefined,
    })
  })

  test('does not register what names no web service, nor anything while automatic updates are off', async () => {
    await using sandbox = await openSandbox(issuer, { settings: { allowHttpServices: true, automaticUpdates: false } })
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await issuePass(issuer, { content: { serialNumber: 'S2' } }))
    await device.whenIdle()
    expect(service.requests).toEqual([])
    expect(device.passes.map(({ registration }) => registration)).toEqual(['none', 'none'])
  })

  test('makes no double slash of the one at the end of webServiceURL, keeps its path, and encodes the rest', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    service.misbehave = () => ({ status: 201 })
    const webServiceURL = `${service.url}/passes/`
    await device.install(await sandbox.issue({ webServiceURL, serialNumber: 'a/b ü?#%' }))
    expect(service.requests[0]?.path).toMatch(
      /^\/passes\/v1\/devices\/[0-9a-f]{32}\/registrations\/pass\.com\.example\.coffee\/a%2Fb%20%C3%BC%3F%23%25$/,
    )
  })

  test('goes by another name at each web service, and by one push token for the pass type', async () => {
    await using sandbox = await openSandbox(issuer)
    await using other = await openSandbox(issuer)
    const { device } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await device.install(await other.publish({ serialNumber: 'S3' }))
    const [first, second] = sandbox.service.registrations
    const [third] = other.service.registrations
    expect(second?.deviceLibraryIdentifier).toBe(first?.deviceLibraryIdentifier)
    expect(third?.deviceLibraryIdentifier).not.toBe(first?.deviceLibraryIdentifier)
    expect(new Set([first?.pushToken, second?.pushToken, third?.pushToken]).size).toBe(1)
  })
})

describe('refusing a pass', () => {
  test('says why, with findings, and changes nothing', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    const bytes = await sandbox.publish()
    await expect(device.install(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_PASS_REFUSED',
      findings: [expect.objectContaining({ rule: 'zip-unreadable' })],
    })
    expect(device.passes).toEqual([])
    expect(service.requests).toEqual([])
    expect(device.events).toMatchObject([{ kind: 'refused' }])
    expect(device.events.map(tell)[0]).toMatch(/^iPhone: refused a pass: ./)
  })

  test("is what happens to a stranger's signature", async () => {
    const stranger = await createIssuer()
    await using sandbox = await openSandbox(issuer)
    const refusal = sandbox.device.install(await issuePass(stranger))
    await expect(refusal).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_PASS_REFUSED',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'sig-untrusted-root' })]),
    })
  })

  test('is what happens to plain http without the developer setting', async () => {
    await using sandbox = await openSandbox(issuer, { settings: {} })
    const refusal = sandbox.device.install(await sandbox.publish())
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringContaining('"Allow HTTP Services" is off'),
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'ws-url-not-https', severity: 'error' })]),
    })
  })

  test('of other messages than the first three is left to the findings', async () => {
    await using sandbox = await openSandbox(issuer)
    await expect(sandbox.device.install(new Uint8Array())).rejects.toThrow(/^Expected a pass that Wallet takes/)
    const { reasons } = sandbox.device.events.find(event => event.kind === 'refused') ?? { reasons: [] }
    expect(reasons.length).toBeLessThanOrEqual(3)
  })

  test('keeps its words from steering a terminal', () => {
    const event: Pick<Extract<DeviceEvent, { kind: 'refused' }>, 'kind' | 'reasons' | 'findings'> = {
      kind: 'refused',
      reasons: ['\u001b[2Jbad\r\nname'],
      findings: [],
    }
    expect(tell(event)).toBe('iPhone: refused a pass:  [2Jbad name')
  })
})

describe('removing a pass', () => {
  test('unregisters it with its token and forgets it', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.remove(S1)
    expect(device.passes).toEqual([])
    expect(service.registrations).toEqual([])
    expect(service.requestsTo('DELETE', '/v1/devices/')).toMatchObject([{ authorization: `ApplePass ${TOKEN}` }])
    expect(device.events.slice(2).map(tell)).toEqual([
      'iPhone: removed Bayroast Coffee, "Loyalty card"',
      `iPhone: unregistered Bayroast Coffee, "Loyalty card" at ${service.url}`,
    ])
  })

  test('that is not there is an error', async () => {
    const device = createDevice({ trust: issuer.trust, now, apns: await noPushService() })
    await expect(device.remove(S1)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_PASS_UNKNOWN' })
    await expect(device.refresh(S1)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_PASS_UNKNOWN' })
  })
})

async function noPushService() {
  const nothing = () => {}
  return {
    issueToken: () => 'ab',
    resumeToken: nothing,
    retireToken: nothing,
    disconnectToken: nothing,
    connectToken: nothing,
  }
}
