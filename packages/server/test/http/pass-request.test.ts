import { inspectPass, trustCertificates } from '@billfold/pkpass'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OutsideError } from '../../src/outside/outside-error.ts'
import { createTestApp, rootPem, START, type TestApp } from '../support/test-app.ts'

const picture = async (background: string) =>
  await sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
const uriOf = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`

/** Pictures of the internet, and how often each was fetched. */
const web = new Map<string, Uint8Array>()
const fetched: string[] = []
const fetcher = {
  async fetch(address: string) {
    fetched.push(address)
    if (address === 'https://busy.example/') throw new OutsideError('ERR_OUTSIDE_BUSY', 'Expected a turn, found none')
    const bytes = web.get(address)
    if (!bytes) throw new OutsideError('ERR_OUTSIDE_STATUS', 'Expected an answer of 200 from example.com, found 404')
    return { bytes, mediaType: 'image/png' }
  },
}

let server: TestApp
beforeEach(async () => {
  web.clear()
  fetched.length = 0
  server = await createTestApp({ fetcher })
})
afterEach(() => server[Symbol.asyncDispose]())

const answer = z.object({ serialNumber: z.string(), applePass: z.base64() })
const problem = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).default([]),
})

const inspect = (bytes: Uint8Array) => inspectPass(bytes, { trust: trustCertificates([rootPem]), now: START })

const issue = async (body: unknown) => {
  const response = await server.call('POST', '/api/passes', body)
  expect(response.status, await response.clone().text()).toBe(200)
  const { applePass, serialNumber } = answer.parse(await response.json())
  return { ...inspect(Buffer.from(applePass, 'base64')), serialNumber }
}
const refusal = async (body: unknown, path = '/api/passes') => {
  const response = await server.call('POST', path, body)
  return { status: response.status, ...problem.parse(await response.json()) }
}

describe('styles', () => {
  test.each(['coupon', 'eventTicket', 'generic', 'storeCard'])('a pass is a %s when it is asked for', async style => {
    const { pass } = await issue({ logoText: 'X', style, auxiliaryFields: [{ label: 'A', value: '1' }] })
    expect(pass).toMatchObject({ [style]: { auxiliaryFields: [{ key: 'a', label: 'A', value: '1' }] } })
  })

  test('a boarding pass says how one travels', async () => {
    const fields = [
      { label: 'From', value: 'BRN' },
      { label: 'To', value: 'SFO' },
    ]
    const request = { logoText: 'X', style: 'boardingPass', primaryFields: fields }
    expect(await refusal(request)).toMatchObject({
      status: 400,
      errors: [{ pointer: '/transitType', code: 'required' }],
    })
    const { pass } = await issue({ ...request, transitType: 'PKTransitTypeTrain' })
    expect(pass?.boardingPass).toMatchObject({
      transitType: 'PKTransitTypeTrain',
      primaryFields: [{ key: 'from' }, {}],
    })
    expect(await refusal({ logoText: 'X', transitType: 'PKTransitTypeAir' })).toMatchObject({
      errors: [{ pointer: '/transitType', code: 'not_allowed' }],
    })
  })

  test('a background makes it a poster, with a generic pass for older systems that fills from the same keys', async () => {
    const { pass, files } = await issue({
      logoText: 'Museum',
      backgroundURL: uriOf(await picture('#123')),
      primaryFields: [
        { label: 'MEMBER', value: 'Jane' },
        { label: 'NUMBER', value: '1' },
      ],
      footerFields: [{ label: 'ON NOW', value: 'Light' }],
    })
    expect(pass?.posterGeneric).toMatchObject({
      primaryFields: [{ key: 'member' }, { key: 'number' }],
      footerFields: [{ key: 'on-now' }],
    })
    expect(pass?.generic).toMatchObject({
      primaryFields: [{ key: 'member' }],
      secondaryFields: [{ key: 'number' }],
      auxiliaryFields: [{ key: 'on-now' }],
    })
    expect(files.has('background@3x.png')).toBe(true)
  })

  test("fields take Apple's own keys", async () => {
    const { pass } = await issue({
      logoText: 'X',
      primaryFields: [{ label: 'Sum', value: 12.5, currencyCode: 'EUR' }],
      secondaryFields: [
        { label: 'On', value: '2026-03-01T12:00:00Z', dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleNone' },
      ],
    })
    expect(pass?.generic).toMatchObject({
      primaryFields: [{ value: 12.5, currencyCode: 'EUR' }],
      secondaryFields: [{ dateStyle: 'PKDateStyleShort' }],
    })
  })
})

describe('images', () => {
  test('may be given for every slot that has a size', async () => {
    const image = uriOf(await picture('#456'))
    const slots = [
      'icon',
      'logo',
      'primaryLogo',
      'secondaryLogo',
      'background',
      'artwork',
      'strip',
      'footer',
      'venueMap',
    ]
    const { files } = await issue({
      logoText: 'X',
      style: 'eventTicket',
      images: Object.fromEntries(slots.map(slot => [slot, image])),
    })
    for (const slot of slots)
      expect(files.has(slot === 'venueMap' ? 'venueMap.png' : `${slot}@3x.png`), slot).toBe(true)
  })

  test('are fetched once, and are what they were when a device comes, whatever the address leads to then', async () => {
    web.set('https://example.com/logo.png', await picture('#f00'))
    const request = { logoText: 'X', logoURL: 'https://example.com/logo.png', color: '#000000' }
    const { serialNumber, files } = await issue(request)
    await issue(request)
    expect(fetched).toEqual(['https://example.com/logo.png'])

    web.set('https://example.com/logo.png', await picture('#00f'))
    server.clock.advance(86_400_000)
    const later = await server.app.request(`/p/${serialNumber}/apple.pkpass`)
    const held = inspect(new Uint8Array(await later.arrayBuffer()))
    expect(held.files.get('logo@3x.png')).toEqual(files.get('logo@3x.png'))
    const same = await server.call('PUT', `/api/passes/${serialNumber}`, request)
    expect(await same.json()).toMatchObject({ unchanged: true })
    expect(fetched).toHaveLength(1)
    const other = await issue(request)
    expect(other.files.get('logo@3x.png')).not.toEqual(files.get('logo@3x.png'))
  })

  test('that cannot be had are all named, and nothing is stored', async () => {
    const body = {
      logoText: 'X',
      logoURL: 'https://example.com/none.png',
      images: { thumbnail: 'data:image/png;base64,AAAA' },
      localizations: { de: { images: { icon: 'https://example.com/none-either.png' } } },
    }
    const { status, code, errors } = await refusal(body)
    expect([status, code]).toEqual([400, 'ERR_IMAGE_INVALID'])
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/logoURL',
      '/images/thumbnail',
      '/localizations/de/images/icon',
    ])
    expect(errors[0]?.message).toBe('logoURL cannot be used. Expected an answer of 200 from example.com, found 404')
    expect(await (await server.call('GET', '/api/passes')).json()).toEqual({ passes: [], nextCursor: null })
  })

  test('stay as they are when something else changes, also where their address is dead by then', async () => {
    web.set('https://example.com/logo.png', await picture('#f00'))
    const { serialNumber, files } = await issue({
      logoText: 'X',
      logoURL: 'https://example.com/logo.png',
      color: '#000',
    })
    web.clear()
    server.clock.advance(86_400_000)
    const patched = await server.call('PATCH', `/api/passes/${serialNumber}`, { logoText: 'Y' })
    expect(await patched.json()).toMatchObject({ unchanged: false })
    const held = inspect(
      new Uint8Array(await (await server.app.request(`/p/${serialNumber}/apple.pkpass`)).arrayBuffer()),
    )
    expect(held.files.get('logo@3x.png')).toEqual(files.get('logo@3x.png'))
    const moved = await server.call('PATCH', `/api/passes/${serialNumber}`, { logoURL: 'https://example.com/new.png' })
    expect([moved.status, problem.parse(await moved.json()).code]).toEqual([400, 'ERR_IMAGE_INVALID'])
  })

  test('that cannot be had for now may be had later', async () => {
    expect(await refusal({ logoText: 'X', logoURL: 'https://busy.example/' })).toMatchObject({
      status: 503,
      code: 'ERR_IMAGE_BUSY',
    })
  })

  test('of one slot are given once', async () => {
    const image = uriOf(await picture('#456'))
    expect(await refusal({ logoText: 'X', logoURL: image, images: { logo: image } })).toMatchObject({
      errors: [{ pointer: '/images/logo', code: 'not_unique' }],
    })
    expect(await refusal({ logoText: 'X', images: { cover: image } })).toMatchObject({ status: 400 })
  })
})

describe('localizations', () => {
  test('become files of each language', async () => {
    const { files, valid } = await issue({
      logoText: 'Coffee',
      localizations: {
        en: { strings: { Coffee: 'Coffee' }, images: { logo: uriOf(await picture('#111')) } },
        'pt-BR': { strings: { Coffee: 'Café' }, images: { logo: uriOf(await picture('#222')) } },
      },
    })
    expect(valid).toBe(true)
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['en.lproj/pass.strings', 'pt-BR.lproj/pass.strings', 'pt-BR.lproj/logo@3x.png']),
    )
    // It would win over those of the languages.
    expect(files.has('logo@3x.png')).toBe(false)
  })

  test.each([
    ['no language', { 'not a language': { strings: {} } }],
    ['a language that lacks a key', { en: { strings: { A: 'A' } }, de: { strings: {} } }],
    ['half a character', { en: { strings: { A: '\ud800' } } }],
  ])('with %s are refused', async (_, localizations) => {
    const { status, errors } = await refusal({ logoText: 'X', localizations })
    expect(status).toBe(400)
    expect(errors[0]?.pointer).toMatch(/^\/localizations/)
  })
})

describe("Apple's own keys", () => {
  test('are merged over what the fields make', async () => {
    const { pass } = await issue({
      logoText: 'X',
      primaryFields: [{ label: 'A', value: '1' }],
      pass: {
        logoText: null,
        backgroundColor: 'rgb(1, 2, 3)',
        generic: { secondaryFields: [{ key: 's', value: 'S' }] },
        userInfo: { anything: [1, { goes: true }] },
        relevantDates: [{ date: '2026-05-01T10:00:00Z' }],
      },
    })
    expect(pass).not.toHaveProperty('logoText')
    expect(pass).toMatchObject({
      backgroundColor: 'rgb(1, 2, 3)',
      generic: { primaryFields: [{ key: 'a' }], secondaryFields: [{ key: 's' }] },
      userInfo: { anything: [1, { goes: true }] },
      relevantDates: [{ date: '2026-05-01T10:00:00Z' }],
    })
  })

  test('decide over the style, and may be all there is', async () => {
    const { pass } = await issue({
      pass: { description: 'A coupon', coupon: { primaryFields: [{ key: 'o', value: '10 %' }] } },
    })
    expect(pass).toMatchObject({ description: 'A coupon', coupon: { primaryFields: [{ key: 'o' }] } })
    expect(pass).not.toHaveProperty('generic')
  })

  test.each([
    'serialNumber',
    'authenticationToken',
    'webServiceURL',
    'teamIdentifier',
    'passTypeIdentifier',
    'formatVersion',
  ])('leave %s to the server', async key => {
    expect(await refusal({ logoText: 'X', pass: { [key]: '1' } })).toMatchObject({
      status: 400,
      errors: [{ pointer: `/pass/${key}` }],
    })
  })

  test('of another form than documented are refused by their rule and place', async () => {
    const { status, code, errors } = await refusal({ logoText: 'X', pass: { expirationDate: 5 } })
    expect([status, code]).toEqual([422, 'ERR_PASS_REFUSED'])
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/expirationDate' }))
  })
})

describe('what only a hostile caller sends', () => {
  test.each(['a\ud83d', 'a\u0000'])('is refused: the name %j, which no database keeps as it is', async name => {
    const { status, errors } = await refusal({ logoText: 'X', externalId: name, holderId: name })
    expect([status, errors.map(({ pointer }) => pointer)]).toEqual([400, ['/externalId', '/holderId']])
    await issue({ logoText: 'X', externalId: 'ticket 🎫', holderId: '🎫' })
  })

  test('is refused: bodies nested without end', async () => {
    const deep = `{"logoText":"X","pass":{"userInfo":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`
    const response = await server.call('POST', '/api/passes', deep)
    expect([response.status, problem.parse(await response.json()).code]).toEqual([400, 'ERR_JSON_MALFORMED'])
  })

  test('changes nothing: keys that objects have by themselves', async () => {
    const body = '{"logoText":"X","pass":{"userInfo":{"__proto__":{"polluted":true},"constructor":{"prototype":1}}}}'
    expect((await server.call('POST', '/api/passes', body)).status).toBe(200)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect((await server.call('POST', '/api/passes', `{"logoText":"X","${name}":1}`)).status, name).toBe(400)
    }
  })
})

describe('?strict=true', () => {
  test('refuses what is an error, even if Wallet would take the pass', async () => {
    const request = { logoText: 'X', primaryFields: [{ label: 'Sum', value: 'ten', currencyCode: 'EUR' }] }
    const rule = 'field-currency-non-number'
    const lax = await server.call('POST', '/api/passes', request)
    expect(await lax.json()).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule, severity: 'error' })]),
    })
    const strict = await refusal(request, '/api/passes?strict=true')
    expect(strict).toMatchObject({ status: 422, code: 'ERR_PASS_REFUSED', errors: [{ code: rule }] })
    const { serialNumber } = await issue({ logoText: 'X' })
    const update = await server.call('PUT', `/api/passes/${serialNumber}?strict=true`, request)
    expect(update.status).toBe(422)
  })

  test('takes a pass without errors', async () => {
    expect((await server.call('POST', '/api/passes?strict=true', { logoText: 'X' })).status).toBe(200)
    expect((await server.call('POST', '/api/passes?strict=maybe', { logoText: 'X' })).status).toBe(400)
  })
})
