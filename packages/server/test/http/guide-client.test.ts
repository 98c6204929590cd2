import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createGuideClient, GuideError, type GuidePassRequest } from '../support/guide-client.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { createTestApp, rootPem, START, type TestApp } from '../support/test-app.ts'

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const ORIGIN = 'https://shop.example'

let server: TestApp
let client: ReturnType<typeof createGuideClient>
beforeEach(async () => {
  server = await createTestApp()
  client = createGuideClient((path, init) => server.app.request(path, init), server.apiKey, ORIGIN)
})
afterEach(() => server[Symbol.asyncDispose]())

const inspect = (bytes: Uint8Array) => inspectPass(bytes, { trust: trustCertificates([rootPem]), now: START })
const created = z.object({ serialNumber: z.uuid(), shareUrl: z.url(), applePass: z.base64() })
const updated = z.object({
  serialNumber: z.string(),
  lastUpdated: z.int(),
  notifiedDevices: z.int(),
  unchanged: z.boolean(),
})

describe("a client of the guide's API", () => {
  test('downloads a pass and reads its headers across origins', async () => {
    const { contentType, fileName, serialNumber, passUrl, bytes } = await client.downloadPass(CREATE_REQUEST)
    expect(contentType).toBe('application/vnd.apple.pkpass')
    expect(fileName).toBe('bayroast-coffee.pkpass')
    expect(passUrl).toBe(`https://passes.example.com/p/${serialNumber}`)
    expect(inspect(bytes)).toMatchObject({ valid: true, pass: { serialNumber } })
  })

  test('creates, updates, reads and revokes a pass', async () => {
    const { serialNumber, applePass } = created.parse(await client.createPass(CREATE_REQUEST))
    expect(inspect(Buffer.from(applePass, 'base64')).valid).toBe(true)
    expect(updated.parse(await client.updatePass(serialNumber, UPDATE_REQUEST))).toMatchObject({ unchanged: false })
    expect(updated.parse(await client.updatePass(serialNumber, UPDATE_REQUEST))).toMatchObject({
      unchanged: true,
      notifiedDevices: 0,
    })
    expect(await client.getPass(serialNumber)).toMatchObject({ serialNumber, devices: [] })
    const revoked = await client.revokePass(serialNumber)
    expect(revoked).toMatchObject({ serialNumber, deleted: true, notifiedDevices: 0, lastUpdated: START.getTime() })
    expect(revoked).not.toHaveProperty('alreadyDeleted')
    expect(await client.revokePass(serialNumber)).toMatchObject({
      deleted: true,
      alreadyDeleted: true,
      notifiedDevices: 0,
    })
  })

  test('reads its usage', async () => {
    expect(await client.usage()).toEqual({
      count: 0,
      limit: null,
      remaining: null,
      resetDate: '2026-04-01T00:00:00.000Z',
      plan: 'byok',
    })
  })

  const full: GuidePassRequest = {
    barcodeValue: 'x'.repeat(512),
    barcodeFormat: 'PDF417',
    barcodeAltText: '0123',
    logoText: 'l'.repeat(64),
    description: 'd'.repeat(128),
    organizationName: 'o'.repeat(64),
    headerFields: [{ value: '1' }],
    primaryFields: [{ label: 'l'.repeat(64), value: 'v'.repeat(256), changeMessage: `%@${'c'.repeat(126)}` }],
    secondaryFields: [{ label: '', value: 'a' }],
    backFields: Array.from({ length: 10 }, (_, index) => ({ label: `Back ${index}`, value: ' ' })),
    footerFields: [{ label: 'Foot', value: 'Notes' }],
    locations: Array.from({ length: 10 }, () => ({
      latitude: -90,
      longitude: 180,
      altitude: 3,
      relevantText: 'r'.repeat(128),
    })),
    sharingProhibited: false,
    expirationDays: 3650,
    color: '#abcdef',
    logoURL: PNG,
    wideLogoURL: PNG,
    iconURL: PNG,
    thumbnailURL: PNG,
    title: 'Title',
    cardLabel: 'c'.repeat(32),
    label: 'Label',
    value: 'Value',
  }

  test.each<[string, GuidePassRequest]>([
    ['every field at its limit', full],
    ['only a title', { title: 'Gym', barcodeValue: '1', barcodeFormat: 'Aztec' }],
    ['only primary fields', { primaryFields: [{ value: 'Jane' }] }],
    ['an empty barcode', { logoText: 'X', barcodeValue: '' }],
    [
      'a notification anchor',
      { logoText: 'X', backFields: [{ label: 'Notifications', value: ' ', changeMessage: '%@' }] },
    ],
    ['a strip', { logoText: 'X', stripURL: PNG }],
    ['a background', { logoText: 'X', backgroundURL: PNG, footerFields: [{ label: 'Foot', value: '1' }] }],
    ...(['dark', 'blue', 'green', 'red', 'purple', 'orange'] as const).map(
      (colorPreset): [string, GuidePassRequest] => [`the preset ${colorPreset}`, { logoText: 'X', colorPreset }],
    ),
  ])('issues a pass with %s', async (_, request) => {
    const { applePass } = created.parse(await client.createPass(request))
    const { valid, findings } = inspect(Buffer.from(applePass, 'base64'))
    expect(findings.filter(({ effect, severity }) => severity === 'error' && effect === 'refused')).toEqual([])
    expect(valid).toBe(true)
  })

  test.each<[string, object, string]>([
    ['a barcode too long', { ...full, barcodeValue: 'x'.repeat(513) }, 'barcodeValue must be 512 characters or less'],
    [
      'an unknown barcode',
      { ...full, barcodeFormat: 'EAN' },
      'barcodeFormat must be one of: QR, PDF417, Aztec, Code128',
    ],
    ['nothing to show', {}, 'At least one of title, primaryFields, or logoText is required'],
    ['no time to live', { ...full, expirationDays: 0 }, 'expirationDays must be between 1 and 3650'],
    [
      'a place off the map',
      { ...full, locations: [{ latitude: 91, longitude: 0 }] },
      'locations[0].latitude must be between -90 and 90',
    ],
    ['a serial number', { ...full, serialNumber: '1' }, 'serialNumber is set by the server; leave it out'],
    ['an image by http', { ...full, logoURL: 'ftp://example.com/a.png' }, 'logoURL cannot be used. Expected'],
    ['two pictures where one is shown', { ...full, stripURL: PNG }, 'thumbnailURL and stripURL exclude each other'],
    [
      'eleven fields',
      { ...full, backFields: Array.from({ length: 11 }, () => ({ value: '1' })) },
      'backFields can have 10 entries at most',
    ],
  ])('is told in the member error what is wrong with %s', async (_, request, sentence) => {
    const refusal = client.createPass(request)
    await expect(refusal).rejects.toBeInstanceOf(GuideError)
    await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringContaining(sentence) })
  })

  test('is told 401 for a wrong key and 404 for an unknown pass', async () => {
    const stranger = createGuideClient((path, init) => server.app.request(path, init), 'bf_live_wrong', ORIGIN)
    await expect(stranger.usage()).rejects.toMatchObject({ status: 401 })
    await expect(client.revokePass('1b4e28ba-2fa1-41d2-883f-0016d3cca427')).rejects.toMatchObject({ status: 404 })
  })

  test('may ask from a browser before it has shown its key, and reads errors there too', async () => {
    const preflight = await server.app.request('/api/pkpass', {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
    const refused = await server.app.request('/api/pkpass', { method: 'POST', headers: { Origin: ORIGIN } })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})
