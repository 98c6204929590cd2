import type { OutgoingHttpHeaders } from 'node:http2'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  APNS_REASONS,
  type ApnsServer,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type Fault,
  faultSchema,
  type Push,
} from '../../src/index.ts'
import { PushSender, readAnswer } from './push-sender.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
const TOPIC = 'pass.com.example.coffee'

let authority: CertificateAuthority
let apns: ApnsServer
let sender: PushSender
let headers: OutgoingHttpHeaders

/** What `random` gives next, and the sleeps that were asked for and how to end them. */
let nextRandom: () => number = () => 0
let sleeps: { delayMs: number; end: () => void }[] = []
let delivered: Push[] = []

beforeAll(async () => {
  const now = () => NOW
  authority = await createCertificateAuthority({ now })
  const names = { passTypeIdentifier: TOPIC, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example' }
  const identity = await authority.issuePassCertificate(names)
  const sleep = (delayMs: number) => new Promise<void>(end => sleeps.push({ delayMs, end }))
  apns = await createApnsServer({ certificateAuthority: authority, now, random: () => nextRandom(), sleep })
  sender = new PushSender(apns, { authority, identity })
  const token = apns.issueToken(TOPIC, push => delivered.push(push))
  headers = { ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': TOPIC }
})

afterEach(() => {
  apns.faults.clear()
  nextRandom = () => 0
  sleeps = []
  delivered = []
})

afterAll(async () => {
  await sender[Symbol.asyncDispose]()
  await apns.close()
})

describe('a fault', () => {
  test.each<[Fault, number, object]>([
    [{ kind: 'unregistered' }, 410, { reason: 'Unregistered', timestamp: NOW.getTime() }],
    [
      { kind: 'unregistered', timestampMs: 1_700_000_000_123 },
      410,
      { reason: 'Unregistered', timestamp: 1_700_000_000_123 },
    ],
    [{ kind: 'tooManyRequests' }, 429, { reason: 'TooManyRequests' }],
    [{ kind: 'serviceUnavailable' }, 503, { reason: 'ServiceUnavailable' }],
  ])('%o is answered %i', async (fault, status, body) => {
    apns.faults.set(fault)
    const answer = await sender.send(headers)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual(body)
    expect(delivered).toEqual([])
    apns.faults.clear()
    expect(await sender.send(headers)).toMatchObject({ status: 200 })
  })

  test('slow delivers at once and answers when its time is over', async () => {
    apns.faults.set({ kind: 'slow', delayMs: 90_000, times: 1 })
    const before = apns.pushes.at(-1)?.sequence ?? 0
    const answer = sender.send(headers)
    await apns.waitForPush(({ sequence, status }) => sequence > before && status === 200)
    await sender.send(headers)
    expect(delivered.map(({ sequence }) => sequence)).toEqual([before + 1, before + 2])
    expect(sleeps.map(({ delayMs }) => delayMs)).toEqual([90_000])
    for (const { end } of sleeps) end()
    expect(await answer).toMatchObject({ status: 200, body: '' })
  })

  test('slow does not mind a sender that hangs up first', async () => {
    apns.faults.set({ kind: 'slow', delayMs: 90_000, times: 1 })
    const before = apns.pushes.at(-1)?.sequence ?? 0
    const stream = sender.request(headers)
    const answer = readAnswer(stream)
    stream.end('{}')
    await apns.waitForPush(({ sequence }) => sequence > before)
    stream.close()
    await expect(answer).rejects.toThrow('closed without an answer')
    await sender.send(headers)
    for (const { end } of sleeps) end()
    expect(await sender.send(headers)).toMatchObject({ status: 200 })
  })

  test('dead takes the push and never answers or delivers it', async () => {
    apns.faults.set({ kind: 'dead', times: 1 })
    const before = apns.pushes.at(-1)?.sequence ?? 0
    const stream = sender.request(headers)
    const answer = readAnswer(stream)
    stream.end('{}')
    const push = await apns.waitForPush(({ sequence }) => sequence > before)
    expect(push).toMatchObject({ status: undefined, reason: undefined })
    // The connection lives on and answers others, so the silence is this stream's alone.
    expect(await sender.send(headers)).toMatchObject({ status: 200 })
    expect(delivered.map(({ sequence }) => sequence)).toEqual([before + 2])
    stream.close()
    await expect(answer).rejects.toThrow('closed without an answer')
  })

  test('strikes as often as it says, then the next one does', async () => {
    apns.faults.set({ kind: 'serviceUnavailable', times: 2 }, { kind: 'tooManyRequests', times: 1 })
    const statuses = []
    for (let push = 0; push < 4; push += 1) {
      statuses.push((await sender.send(headers)).status)
      if (push === 0) expect(apns.faults.active[0]).toEqual({ kind: 'serviceUnavailable', times: 1 })
    }
    expect(statuses).toEqual([503, 503, 429, 200])
    expect(apns.faults.active).toEqual([])
  })

  test('strikes with its probability', async () => {
    apns.faults.set({ kind: 'serviceUnavailable', probability: 0.25 })
    const statuses = []
    for (const random of [0, 0.2499, 0.25, 0.99]) {
      nextRandom = () => random
      statuses.push((await sender.send(headers)).status)
    }
    expect(statuses).toEqual([503, 503, 200, 200])
  })

  test('with probability 0 never strikes', async () => {
    apns.faults.set({ kind: 'serviceUnavailable', probability: 0 })
    expect(await sender.send(headers)).toMatchObject({ status: 200 })
  })

  test('neither hides a wrong request nor is used up by it', async () => {
    apns.faults.set({ kind: 'serviceUnavailable', times: 1 })
    expect(await sender.send({ ...headers, 'apns-priority': '7' })).toMatchObject({ status: 400 })
    expect(await sender.send(headers)).toMatchObject({ status: 503 })
  })
})

describe('every reason', () => {
  test.each(Object.entries(APNS_REASONS))('can be had: %s', async (reason, status) => {
    const fault = faultSchema.parse({ kind: 'refuse', reason, times: 1 })
    apns.faults.set(fault)
    const answer = await sender.send(headers)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual(status === 410 ? { reason, timestamp: NOW.getTime() } : { reason })
  })

  test('can be had as any status and body, also such as APNs never gives', async () => {
    apns.faults.set({ kind: 'answer', status: 502, body: '<html>' })
    expect(await sender.send(headers)).toMatchObject({ status: 502, body: '<html>' })
    expect(apns.pushes.at(-1)).toMatchObject({ status: 502, reason: undefined })
  })
})

describe('the end of a connection', () => {
  const connect = async () => {
    const names = { passTypeIdentifier: TOPIC, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example' }
    return new PushSender(apns, { authority, identity: await authority.issuePassCertificate(names) })
  }

  test('by GOAWAY answers what came before, and names the last that was looked at', async () => {
    await using own = await connect()
    await own.send(headers)
    const goAway = new Promise<[number, string]>(resolve => {
      own.session.on('goaway', (_code, lastStreamId, data) => resolve([lastStreamId, String(data)]))
    })
    apns.faults.set({ kind: 'slow', delayMs: 1_000, times: 1 }, { kind: 'goAway', reason: 'Shutdown', times: 1 })
    const before = own.send(headers)
    const after = [own.send(headers), own.send(headers)].map(answer => expect(answer).rejects.toThrow())
    expect(await goAway).toEqual([3, '{"reason":"Shutdown"}'])
    await Promise.all(after)
    for (const { end } of sleeps) end()
    expect(await before).toMatchObject({ status: 200 })
  })

  test('by a cut leaves no answer, and delivers the push if it says so', async () => {
    for (const isDelivered of [false, true]) {
      await using own = await connect()
      apns.faults.set({ kind: 'disconnect', isDelivered, times: 1 })
      await expect(own.send(headers)).rejects.toThrow()
      expect(delivered).toHaveLength(isDelivered ? 1 : 0)
    }
  })

  test('can be had for all at once, by GOAWAY or by a cut', async () => {
    await using own = await connect()
    await own.send(headers)
    apns.goAway('Shutdown')
    await vi.waitFor(() => expect(own.session.destroyed).toBe(true))
    await using other = await connect()
    await other.send(headers)
    apns.disconnect()
    await vi.waitFor(() => expect(other.session.destroyed).toBe(true))
    await vi.waitFor(() => expect(apns.connections).toBe(0))
    sender = await connect()
  })
})

describe('the limit of streams', () => {
  const start = (maxConcurrentStreams: number) =>
    createApnsServer({ certificateAuthority: authority, now: () => NOW, unknownTokens: 'accept', maxConcurrentStreams })
  const identityOf = () =>
    authority.issuePassCertificate({
      passTypeIdentifier: TOPIC,
      teamIdentifier: 'A1B2C3D4E5',
      organizationName: 'Example',
    })

  test('is announced, and again when it changes', async () => {
    await using limited = await start(3)
    await using own = new PushSender(limited, { authority, identity: await identityOf() })
    const limits: (number | undefined)[] = []
    own.session.on('remoteSettings', ({ maxConcurrentStreams }) => limits.push(maxConcurrentStreams))
    await own.send(headers)
    limited.limitStreams(5)
    await vi.waitFor(() => expect(limits.at(-1)).toBe(5))
    expect(limits).toContain(3)
  })
})

describe('the schema of faults', () => {
  test.each<unknown>([
    { kind: 'meteor' },
    { kind: 'slow' },
    { kind: 'slow', delayMs: -1 },
    { kind: 'slow', delayMs: 600_001 },
    { kind: 'dead', times: 0 },
    { kind: 'dead', probability: 1.1 },
    { kind: 'dead', delayMs: 5 },
    { kind: 'unregistered', timestampMs: 'now' },
    { kind: 'refuse' },
    { kind: 'refuse', reason: 'BadWeather' },
    { kind: 'answer', status: 99, body: '' },
  ])('refuses %o', fault => {
    expect(faultSchema.safeParse(fault).success).toBe(false)
  })

  test('is held up by set as well', () => {
    expect(() => apns.faults.set({ kind: 'dead', probability: 7 })).toThrow(
      expect.objectContaining({ code: 'ERR_SIMULATOR_FAULT' }),
    )
    expect(apns.faults.active).toEqual([])
  })
})
