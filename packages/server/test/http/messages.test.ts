import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { passTypeIdentifierSchema, serialNumberSchema } from '../../src/identifiers.ts'
import { MESSAGE_FIELD_KEY } from '../../src/messages/message-field.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const DAY_MS = 86_400_000

let server: TestApp
let serialNumber: string
beforeEach(async () => {
  server = await createTestApp()
  serialNumber = await issue()
})
afterEach(() => server[Symbol.asyncDispose]())

async function issue(request: object = CREATE_REQUEST): Promise<string> {
  const response = await server.call('POST', '/api/pkpass', request)
  return z.string().parse(response.headers.get('X-Serial-Number'))
}
const stored = async (serial = serialNumber) => {
  const passTypeIdentifier = passTypeIdentifierSchema.parse(server.passTypeIdentifier)
  const pass = await server.storage.findPass({ passTypeIdentifier, serialNumber: serialNumberSchema.parse(serial) })
  if (!pass) throw new Error('Expected the pass')
  return pass
}
const devicePath = (device: string, serial = serialNumber) =>
  `/v1/devices/${device}/registrations/${server.passTypeIdentifier}/${serial}`
const authorization = async (serial = serialNumber) => ({
  Authorization: `ApplePass ${(await stored(serial)).authenticationToken}`,
})
const register = async (serial = serialNumber, device = 'device-1') =>
  server.app.request(devicePath(device, serial), {
    method: 'POST',
    headers: await authorization(serial),
    body: JSON.stringify({ pushToken: Buffer.from(device).toString('hex') }),
  })
const notify = (body: object, serial = serialNumber) => server.call('POST', `/api/passes/${serial}/notify`, body)
const findings = z.array(z.object({ rule: z.string(), message: z.string() }))
const sent = z.object({ notifiedDevices: z.number(), messagesToday: z.number(), findings })
const problem = z.object({ code: z.string(), status: z.number() })
const update = async (value: string) => {
  const answer = await server.call('PUT', `/api/passes/${serialNumber}`, {
    ...UPDATE_REQUEST,
    secondaryFields: [{ label: 'POINTS', value, changeMessage: 'You earned %@ points' }],
  })
  return z
    .object({ findings })
    .parse(await answer.json())
    .findings.map(({ rule }) => rule)
}

describe('POST /api/passes/{serial}/notify', () => {
  test('changes the message on the back, and owes every device a wake-up', async () => {
    await register()
    const answer = sent.parse(await (await notify({ message: 'Open late', title: 'Today' })).json())
    expect(answer).toMatchObject({ notifiedDevices: 1, messagesToday: 1 })
    expect((await stored()).latestMessage).toBe('Today\nOpen late')
    expect(server.wakeUpCalls()).toBe(2)

    // The content is the issuer's, and a replacement of it keeps the message.
    await update('1500')
    expect((await stored()).latestMessage).toBe('Today\nOpen late')
    expect((await stored()).content).not.toContain(MESSAGE_FIELD_KEY)
  })

  test('says that a device which has missed the change before shows one generic line', async () => {
    await register()
    expect(sent.parse(await (await notify({ message: 'One' })).json()).findings.map(({ rule }) => rule)).not.toContain(
      'update-many-messages',
    )
    const { findings } = sent.parse(await (await notify({ message: 'Two' })).json())
    expect(findings[0]).toMatchObject({ rule: 'update-many-messages' })
    expect(findings[0]?.message).toMatch(/^1 device has not fetched the change before/)
  })

  test('stops at the ceiling of a day, unless it must be told', async () => {
    for (let count = 1; count <= 10; count += 1) expect((await notify({ message: 'Open late' })).status).toBe(200)
    const refused = await notify({ message: 'Open late' })
    expect(problem.parse(await refused.json())).toEqual({ code: 'ERR_MESSAGE_CEILING', status: 429 })
    const forced = sent.parse(await (await notify({ message: 'Flight cancelled', force: true })).json())
    expect(forced.messagesToday).toBe(11)
    expect(forced.findings.map(({ rule }) => rule)).toContain('update-daily-ceiling')
    server.clock.advance(DAY_MS)
    expect((await notify({ message: 'A new day' })).status).toBe(200)
  })

  test.each([
    [{}, 'required'],
    [{ message: ' ' }, 'too_short'],
    [{ message: 'x'.repeat(257) }, 'too_long'],
    [{ message: 'bell \u0007' }, 'wrong_format'],
    [{ message: 'x', titel: 'y' }, 'unknown_field'],
  ])('refuses %j', async (body, code) => {
    const answer = await notify(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ code }] })
    expect((await stored()).latestMessage).toBeUndefined()
  })

  test('knows only passes of the project, and only POST', async () => {
    expect(problem.parse(await (await notify({ message: 'x' }, 'nobody')).json()).code).toBe('ERR_PASS_NOT_FOUND')
    expect((await server.call('GET', `/api/passes/${serialNumber}/notify`)).status).toBe(405)
    expect((await server.app.request(`/api/passes/${serialNumber}/notify`, { method: 'POST' })).status).toBe(401)
  })

  test('keeps its key to itself', async () => {
    const answer = await server.call('POST', '/api/pkpass', {
      ...CREATE_REQUEST,
      backFields: [{ key: MESSAGE_FIELD_KEY, value: 'mine' }],
    })
    expect(answer.status).toBe(400)
  })
})

describe('POST /api/notify', () => {
  const outcome = z.object({
    matched: z.number(),
    notified: z.number(),
    notifiedDevices: z.number(),
    skipped: z.array(z.string()),
    next: z.string().nullable(),
  })
  const notifyAll = async (body: object) => outcome.parse(await (await server.call('POST', '/api/notify', body)).json())

  test('tells the holders of all passes that fit, and how many they were', async () => {
    const other = await issue({ ...CREATE_REQUEST, style: 'coupon' })
    await register()
    await register(other, 'device-2')
    expect(await notifyAll({ message: 'Closed on Monday' })).toEqual({
      matched: 2,
      notified: 2,
      notifiedDevices: 2,
      skipped: [],
      next: null,
    })
    expect(await notifyAll({ message: 'Coupons only', style: 'coupon' })).toMatchObject({ matched: 1, notified: 1 })
    expect((await stored(other)).latestMessage).toBe('Coupons only')
    expect((await stored()).latestMessage).toBe('Closed on Monday')
  })

  test('takes serial numbers, and passes changed since an instant', async () => {
    const other = await issue()
    expect(await notifyAll({ message: 'x', serialNumbers: [other, 'nobody'] })).toMatchObject({ matched: 1 })
    server.clock.advance(60_000)
    await update('1500')
    const updatedSince = server.clock.now().toISOString()
    expect(await notifyAll({ message: 'y', updatedSince })).toMatchObject({ matched: 1, notified: 1 })
    expect((await stored()).latestMessage).toBe('y')
  })

  test('leaves out passes that had their messages of the day, and withdrawn ones', async () => {
    for (let count = 1; count <= 10; count += 1) await notify({ message: 'Open late' })
    const withdrawn = await issue()
    await server.call('DELETE', `/api/passes/${withdrawn}`)
    expect(await notifyAll({ message: 'x' })).toMatchObject({ matched: 1, notified: 0, skipped: [serialNumber] })
    expect(await notifyAll({ message: 'x', force: true })).toMatchObject({ notified: 1, skipped: [] })
  })
})

describe('PUT /api/passes/{serial}', () => {
  test('says what a change does to devices that have the version before', async () => {
    await update('1500')
    expect(await update('1501')).toContain('update-message-watch')
    expect((await update('1501')).filter(rule => rule.startsWith('update-'))).toEqual([])
  })

  test('goes through above the ceiling, and says so', async () => {
    for (let value = 0; value <= 10; value += 1) await update(String(value))
    expect(await update('11')).toContain('update-daily-ceiling')
    server.clock.advance(DAY_MS)
    expect(await update('12')).not.toContain('update-daily-ceiling')
  })

  test('says that several messages at once become one line', async () => {
    const request = (value: string) => ({
      ...UPDATE_REQUEST,
      secondaryFields: ['A', 'B'].map(label => ({ label, value, changeMessage: '%@' })),
    })
    await server.call('PUT', `/api/passes/${serialNumber}`, request('1'))
    const answer = await server.call('PUT', `/api/passes/${serialNumber}`, request('2'))
    const rules = z
      .object({ findings })
      .parse(await answer.json())
      .findings.map(({ rule }) => rule)
    expect(rules).toContain('update-many-messages')
  })
})

test('what a device complains of shows at its pass, and no secret of it', async () => {
  await register()
  const line = `[2026-03-01 12:00:00 +0000] Get pass task (pass type ${server.passTypeIdentifier}, serial number ${serialNumber}, if-modified-since (null); with web service url https://passes.example.com) encountered error: Received invalid pass data`
  await server.app.request('/v1/log', { method: 'POST', body: JSON.stringify({ logs: [line] }) })
  await server.app.request(`/v1/passes/${server.passTypeIdentifier}/${serialNumber}`, {
    headers: await authorization(),
  })

  const text = await (await server.call('GET', `/api/passes/${serialNumber}`)).text()
  const { timeline, devices } = z
    .object({
      timeline: z.array(z.object({ kind: z.string(), sentence: z.string(), device: z.string().optional() })),
      devices: z.array(z.object({ device: z.string(), seenAt: z.string() })),
    })
    .parse(JSON.parse(text))
  expect(timeline.map(({ kind }) => kind).toSorted()).toEqual(['complained', 'fetched', 'issued', 'registered'])
  expect(timeline.find(({ kind }) => kind === 'complained')?.sentence).toBe(
    'A device complained that it could not take the pass it fetched: Received invalid pass data',
  )
  expect(timeline.find(({ kind }) => kind === 'fetched')?.device).toBe(devices[0]?.device)
  expect(text).not.toContain('device-1')
  expect(text).not.toContain(Buffer.from('device-1').toString('hex'))
})
