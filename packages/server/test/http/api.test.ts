import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { createTestApp, rootPem, START, type TestApp } from '../support/test-app.ts'

let server: TestApp
beforeEach(async () => {
  server = await createTestApp()
})
afterEach(() => server[Symbol.asyncDispose]())

const inspect = (bytes: ArrayBuffer | Uint8Array) =>
  inspectPass(new Uint8Array(bytes), { trust: trustCertificates([rootPem]), now: START })

const serialHeader = (response: Response) => z.string().parse(response.headers.get('X-Serial-Number'))

const issue = async () => serialHeader(await server.call('POST', '/api/pkpass', CREATE_REQUEST))

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  error: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
})

describe('POST /api/pkpass', () => {
  test('answers a pass that Wallet would take, with its serial number and address', async () => {
    const response = await server.call('POST', '/api/pkpass', CREATE_REQUEST)

    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/vnd.apple.pkpass')
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="bayroast-coffee.pkpass"')
    const serialNumber = serialHeader(response)
    expect(response.headers.get('X-Pass-Url')).toBe(`https://passes.example.com/p/${serialNumber}`)

    const { valid, findings, pass, files } = inspect(await response.arrayBuffer())
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(valid).toBe(true)
    expect(pass).toMatchObject({
      serialNumber,
      logoText: 'Bayroast Coffee',
      organizationName: 'Bayroast Coffee',
      description: 'Bayroast Coffee',
      backgroundColor: 'rgb(17, 24, 39)',
      webServiceURL: 'https://passes.example.com',
      sharingProhibited: true,
      barcodes: [{ format: 'PKBarcodeFormatQR', message: 'MEMBER-12345', messageEncoding: 'iso-8859-1' }],
      generic: {
        headerFields: [{ key: 'points', label: 'POINTS', value: '1,250' }],
        primaryFields: [{ key: 'member', label: 'MEMBER', value: 'Jane Cooper' }],
      },
    })
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['icon@2x.png', 'icon@3x.png', 'logo@2x.png', 'logo@3x.png']),
    )
  })

  test('answers JSON on request, as /api/passes does by itself, and the other way round', async () => {
    const answer = z.object({
      serialNumber: z.string(),
      shareUrl: z.string(),
      applePass: z.base64(),
      findings: z.array(z.unknown()),
    })
    for (const path of ['/api/pkpass?format=json', '/api/passes']) {
      const body = answer.parse(await (await server.call('POST', path, CREATE_REQUEST)).json())
      expect(inspect(Buffer.from(body.applePass, 'base64')).valid).toBe(true)
    }
    const binary = await server.call('POST', '/api/passes?format=binary', CREATE_REQUEST)
    expect(inspect(await binary.arrayBuffer()).valid).toBe(true)
  })

  test('takes the older form of the guide: title, label and value', async () => {
    const response = await server.call('POST', '/api/pkpass', {
      title: 'Gym',
      cardLabel: 'CLUB',
      label: 'LEVEL',
      value: 'Gold',
      color: '#fde047',
    })
    expect(inspect(await response.arrayBuffer()).pass).toMatchObject({
      logoText: 'Gym',
      foregroundColor: 'rgb(0, 0, 0)',
      generic: {
        primaryFields: [{ key: 'club', label: 'CLUB', value: 'Gym' }],
        secondaryFields: [{ key: 'level', label: 'LEVEL', value: 'Gold' }],
      },
    })
  })

  test('takes images as data URIs, and a strip makes it a store card', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const response = await server.call('POST', '/api/pkpass', {
      logoText: 'Art',
      stripURL: `data:image/png;base64,${png}`,
    })
    const { pass, files, findings } = inspect(await response.arrayBuffer())
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(pass?.storeCard).toBeDefined()
    expect(files.has('strip@3x.png')).toBe(true)
  })
})

describe('PUT /api/passes/{serial}', () => {
  test('replaces the content; the same body again changes nothing', async () => {
    const serialNumber = await issue()
    server.clock.advance(60_000)
    const first = await server.call('PUT', `/api/passes/${serialNumber}`, UPDATE_REQUEST)
    expect(first.status).toBe(200)
    expect(await first.json()).toMatchObject({
      serialNumber,
      lastUpdated: START.getTime() + 60_000,
      notifiedDevices: 0,
      unchanged: false,
    })
    server.clock.advance(60_000)
    const reordered = Object.fromEntries(Object.entries(UPDATE_REQUEST).reverse())
    const second = await server.call('PUT', `/api/pkpass/${serialNumber}`, reordered)
    expect(await second.json()).toMatchObject({
      lastUpdated: START.getTime() + 60_000,
      notifiedDevices: 0,
      unchanged: true,
    })
  })

  test('warns of what will not be heard', async () => {
    const fields = [{ label: 'POINTS', value: '1', changeMessage: 'Points changed' }]
    const response = await server.call('PUT', `/api/passes/${await issue()}`, { logoText: 'X', primaryFields: fields })
    expect(await response.json()).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'field-change-message-no-placeholder',
          pointer: '/generic/primaryFields/0/changeMessage',
        }),
      ]),
    })
  })
})

test('GET /api/passes/{serial} tells the state of a pass', async () => {
  const serialNumber = await issue()
  const response = await server.call('GET', `/api/passes/${serialNumber}`)
  expect(await response.json()).toMatchObject({
    serialNumber,
    status: 'active',
    passTypeIdentifier: server.passTypeIdentifier,
    createdAt: START.toISOString(),
    lastUpdated: START.getTime(),
    shareUrl: `https://passes.example.com/p/${serialNumber}`,
    content: CREATE_REQUEST,
    devices: [],
    timeline: [{ at: START.toISOString(), kind: 'issued', sentence: 'The pass was issued' }],
  })
})

describe('a call that cannot be done', () => {
  const cases: readonly [
    string,
    () => Response | Promise<Response>,
    number,
    string,
    { pointer: string; code: string }?,
  ][] = [
    ['malformed JSON', () => server.call('POST', '/api/pkpass', '{"logoText": '), 400, 'ERR_JSON_MALFORMED'],
    ['an empty body', () => server.call('POST', '/api/pkpass'), 400, 'ERR_JSON_MALFORMED'],
    [
      'no object',
      () => server.call('POST', '/api/pkpass', '[]'),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '', code: 'wrong_type' },
    ],
    [
      'nothing to show',
      () => server.call('POST', '/api/pkpass', {}),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '', code: 'required' },
    ],
    [
      'an unknown field',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', logotext: 'Y' }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/logotext', code: 'unknown_field' },
    ],
    [
      'a field of the server',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', serialNumber: '1' }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/serialNumber', code: 'unknown_field' },
    ],
    [
      'a wrong type',
      () => server.call('POST', '/api/pkpass', { logoText: 42 }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/logoText', code: 'wrong_type' },
    ],
    [
      'a wrong type deep inside',
      () => server.call('POST', '/api/pkpass', { primaryFields: [{ label: 'A' }] }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/primaryFields/0/value', code: 'required' },
    ],
    [
      'a text too long',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', barcodeFormat: 'QR', barcodeValue: 'x'.repeat(513) }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/barcodeValue', code: 'too_long' },
    ],
    [
      'an unknown barcode format',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', barcodeFormat: 'EAN', barcodeValue: '1' }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/barcodeFormat', code: 'not_allowed' },
    ],
    [
      'a latitude out of range',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', locations: [{ latitude: 91, longitude: 0 }] }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/locations/0/latitude', code: 'out_of_range' },
    ],
    [
      'a key used twice',
      () =>
        server.call('POST', '/api/pkpass', {
          primaryFields: [{ key: 'a', value: '1' }],
          backFields: [{ key: 'a', value: '2' }],
        }),
      400,
      'ERR_REQUEST_INVALID',
      { pointer: '/backFields/0/key', code: 'not_unique' },
    ],
    [
      'an image that is none',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', iconURL: 'data:image/png;base64,AAAA' }),
      400,
      'ERR_IMAGE_INVALID',
      { pointer: '/iconURL', code: 'invalid_image' },
    ],
    [
      'an image somewhere else',
      () => server.call('POST', '/api/pkpass', { logoText: 'X', logoURL: 'https://example.com/logo.png' }),
      400,
      'ERR_IMAGE_INVALID',
      { pointer: '/logoURL', code: 'invalid_image' },
    ],
    [
      'a body too large',
      () => server.call('POST', '/api/pkpass', `"${'x'.repeat(2_000_001)}"`),
      413,
      'ERR_BODY_TOO_LARGE',
    ],
    [
      'an unknown format',
      () => server.call('POST', '/api/passes?format=xml', CREATE_REQUEST),
      400,
      'ERR_REQUEST_INVALID',
    ],
    ['no key', () => server.app.request('/api/pkpass', { method: 'POST' }), 401, 'ERR_API_KEY_MISSING'],
    [
      'an unknown key',
      () => server.app.request('/api/pkpass', { method: 'POST', headers: { Authorization: 'Bearer bf_test_wrong' } }),
      401,
      'ERR_API_KEY_UNKNOWN',
    ],
    [
      'an unknown serial number',
      () => server.call('PUT', '/api/passes/nope', UPDATE_REQUEST),
      404,
      'ERR_PASS_NOT_FOUND',
    ],
    ['an unknown serial number to read', () => server.call('GET', '/api/passes/nope'), 404, 'ERR_PASS_NOT_FOUND'],
    ['another method', () => server.call('PATCH', '/api/pkpass', {}), 405, 'ERR_METHOD_NOT_ALLOWED'],
    ['an unknown address', () => server.app.request('/nowhere'), 404, 'ERR_ROUTE_NOT_FOUND'],
  ]

  test.each(
    cases,
  )('%s is answered with a problem document, and nothing is written', async (_, call, status, code, place) => {
    const response = await call()
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    const body = problem.parse(await response.json())
    expect(body).toMatchObject({ status, code, error: body.detail, type: `/problems/${code}` })
    if (place) expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining(place)]))
    expect((await server.app.request(body.type)).status).toBe(200)
    expect(server.wakeUpCalls()).toBe(0)
  })

  test('an update that cannot be done leaves the pass as it was', async () => {
    const serialNumber = await issue()
    server.clock.advance(1_000)
    const response = await server.call('PUT', `/api/passes/${serialNumber}`, { ...UPDATE_REQUEST, surprise: true })
    expect(response.status).toBe(400)
    expect(await (await server.call('GET', `/api/passes/${serialNumber}`)).json()).toMatchObject({
      content: CREATE_REQUEST,
      lastUpdated: START.getTime(),
    })
  })

  test('sentences name the field as its sender wrote it', async () => {
    const response = await server.call('POST', '/api/pkpass', {
      logoText: 'X',
      expirationDays: 0,
      locations: [{ latitude: 91, longitude: 0 }],
    })
    const { errors = [] } = problem.parse(await response.json())
    expect(errors.map(({ message }) => message)).toEqual([
      'locations[0].latitude must be between -90 and 90',
      'expirationDays must be between 1 and 3650',
    ])
  })
})

test('the share page shows a hostile name as text and leads to the pass', async () => {
  const response = await server.call('POST', '/api/pkpass', { logoText: '<script>alert(1)</script>' })
  const serialNumber = serialHeader(response)
  const page = await (await server.app.request(`/p/${serialNumber}`)).text()
  expect(page).not.toContain('<script>alert')
  expect(page).toContain(`/p/${serialNumber}/apple.pkpass`)
  const file = await server.app.request(`/p/${serialNumber}/apple.pkpass`)
  expect(inspect(await file.arrayBuffer()).valid).toBe(true)
})
