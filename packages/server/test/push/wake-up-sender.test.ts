import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  deviceLibraryIdentifierSchema,
  type PushToken,
  passTypeIdentifierSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../../src/identifiers.ts'
import type { ApnsAnswer } from '../../src/push/apns-answer.ts'
import { WakeUpSender } from '../../src/push/wake-up-sender.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const TOKEN = pushTokenSchema.parse('ab'.repeat(32))
const ACCEPTED: ApnsAnswer = { status: 200, reason: '', timestamp: undefined }

let server: TestApp
let sender: WakeUpSender
let serialNumber: string
/** Stands in for APNs, which is not ours; the real protocol is tested from end to end. */
const push = vi.fn<(token: PushToken) => Promise<ApnsAnswer>>()

beforeEach(async () => {
  server = await createTestApp()
  push.mockReset().mockResolvedValue(ACCEPTED)
  sender = new WakeUpSender({
    storage: server.storage,
    pushers: {
      get: topic => (topic === server.passTypeIdentifier ? { push } : undefined),
      close: async () => {},
    },
    clock: server.clock,
    random: () => 0.5,
    backOff: { firstDelayMs: 1_000, maxDelayMs: 60_000 },
    logger: pino({ level: 'silent' }),
  })
  serialNumber = String((await server.call('POST', '/api/pkpass', CREATE_REQUEST)).headers.get('X-Serial-Number'))
  await register()
})
afterEach(async () => {
  await sender.close()
  await server[Symbol.asyncDispose]()
})

const register = (pushToken = TOKEN) =>
  server.storage.registerDevice({
    passTypeIdentifier: passTypeIdentifierSchema.parse(server.passTypeIdentifier),
    serialNumber: serialNumberSchema.parse(serialNumber),
    deviceLibraryIdentifier: deviceLibraryIdentifierSchema.parse('device-1'),
    pushToken,
    now: server.clock.now(),
  })
const update = (value: string) =>
  server.call('PUT', `/api/passes/${serialNumber}`, {
    ...UPDATE_REQUEST,
    secondaryFields: [{ label: 'POINTS', value }],
  })
const untilPushed = (times: number) => vi.waitFor(() => expect(push).toHaveBeenCalledTimes(times), 5_000)
const untilSettled = () => vi.waitFor(async () => expect(await server.storage.nextWakeUpAt()).toBeUndefined(), 5_000)

test('many changes before the push are one push', async () => {
  for (const value of ['1', '2', '3']) await update(value)
  sender.start()
  await untilSettled()
  expect(push).toHaveBeenCalledTimes(1)
})

test('a change that comes in while the push is under way is pushed again', async () => {
  await update('1')
  push.mockImplementationOnce(async () => {
    await update('2')
    return ACCEPTED
  })
  sender.start()
  await untilSettled()
  expect(push).toHaveBeenCalledTimes(2)
})

test('a push that APNs could not take is repeated after a pause, until it is taken', async () => {
  await update('1')
  push.mockResolvedValueOnce({ status: 503, reason: 'ServiceUnavailable', timestamp: undefined })
  push.mockRejectedValueOnce(new Error('connection broken'))
  sender.start()
  for (const [index, delayMs] of [750, 1_500].entries()) {
    await untilPushed(index + 1)
    await vi.waitFor(async () =>
      expect(await server.storage.nextWakeUpAt()).toEqual(new Date(server.clock.now().getTime() + delayMs)),
    )
    server.clock.advance(delayMs)
    sender.wake()
  }
  await untilSettled()
  expect(push).toHaveBeenCalledTimes(3)
})

test('a token that is dead is forgotten, with its device', async () => {
  await update('1')
  push.mockResolvedValueOnce({ status: 410, reason: 'Unregistered', timestamp: server.clock.now() })
  sender.start()
  await untilSettled()
  expect(await (await update('2')).json()).toMatchObject({ notifiedDevices: 0 })
})

test('a device that registered again after its token was called dead stays, and is still owed its push', async () => {
  await update('1')
  const deadSince = server.clock.now()
  server.clock.advance(1_000)
  await register()
  push.mockResolvedValueOnce({ status: 410, reason: 'Unregistered', timestamp: deadSince })
  sender.start()
  await untilPushed(1)
  server.clock.advance(1_000)
  sender.wake()
  await untilSettled()
  expect(push).toHaveBeenCalledTimes(2)
  expect(await (await update('2')).json()).toMatchObject({ notifiedDevices: 1 })
})

test('a refusal that only an operator can mend is not repeated at once, and not lost', async () => {
  await update('1')
  push.mockResolvedValueOnce({ status: 403, reason: 'BadCertificate', timestamp: undefined })
  sender.start()
  await untilPushed(1)
  const inAQuarter = new Date(server.clock.now().getTime() + 15 * 60_000)
  await vi.waitFor(async () => expect(await server.storage.nextWakeUpAt()).toEqual(inAQuarter))
})

test('closing waits for the pushes under way', async () => {
  await update('1')
  let answer: (value: ApnsAnswer) => void = () => {}
  push.mockImplementationOnce(() => new Promise(resolve => (answer = resolve)))
  sender.start()
  await untilPushed(1)
  const closed = sender.close()
  answer(ACCEPTED)
  await closed
  expect(await server.storage.nextWakeUpAt()).toBeUndefined()
})
