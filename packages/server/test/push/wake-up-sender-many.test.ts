import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PassTypeIdentifier, PushToken } from '../../src/identifiers.ts'
import { ACCEPTED, type ApnsAnswer } from '../../src/push/apns-answer.ts'
import { WakeUpSender } from '../../src/push/wake-up-sender.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import {
  at,
  change,
  newPass,
  newRegistration,
  otherPassTypeIdentifier,
  passTypeIdentifier,
  token,
  withProjects,
} from '../storage/builders.ts'
import { TestClock } from '../support/test-app.ts'

const ALARM_DELAY_MS = 15 * 60_000

let storage: Storage
let clock: TestClock
let sender: WakeUpSender
let logged: { level: number; msg: string; reason?: string }[]
/** Stands in for APNs, which is not ours. */
let push: (token: PushToken) => Promise<ApnsAnswer>
let pushed: PushToken[]
let pusherOf: (passTypeIdentifier: PassTypeIdentifier) => { push(token: PushToken): Promise<ApnsAnswer> }

beforeEach(async () => {
  storage = await withProjects(await openStorage('sqlite::memory:'))
  clock = new TestClock(at(0))
  logged = []
  pushed = []
  push = async () => ACCEPTED
  const pusher = {
    push: (pushToken: PushToken) => {
      pushed.push(pushToken)
      return push(pushToken)
    },
  }
  pusherOf = () => pusher
  sender = new WakeUpSender({
    storage,
    pushers: { get: topic => pusherOf(topic), close: async () => {} },
    clock,
    random: () => 0.5,
    backOff: { firstDelayMs: 1_000, maxDelayMs: 60_000 },
    logger: pino({ level: 'warn' }, { write: line => logged.push(JSON.parse(line)) }),
  })
})
afterEach(async () => {
  await sender.close()
  await storage.close()
})

async function owe(devices: number): Promise<void> {
  await storage.insertPass(newPass('a'))
  for (let number = 0; number < devices; number += 1) {
    await storage.registerDevice(newRegistration(`device-${number}`, 'a'))
  }
  await change(storage, 'a', clock.now())
}
const untilSettled = () => vi.waitFor(async () => expect(await storage.nextWakeUpAt()).toBeUndefined(), 10_000)

describe('many wake-ups', () => {
  test('are written in groups, whatever APNs says of each', async () => {
    const complete = vi.spyOn(storage, 'completeWakeUps')
    const postpone = vi.spyOn(storage, 'postponeWakeUps')
    let number = 0
    push = async () => {
      number += 1
      return number % 2 === 0 ? ACCEPTED : { status: 503, reason: 'ServiceUnavailable', timestamp: undefined }
    }
    await owe(1_500)
    sender.start()
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ accepted: 750, postponed: 750, inHand: 0 }))
    expect(complete.mock.calls.length).toBeLessThanOrEqual(4)
    expect(postpone.mock.calls.length).toBeLessThanOrEqual(4)
    expect(await storage.nextWakeUpAt()).toEqual(at(750))
  })

  test('do not wait for those that get no answer', async () => {
    const hung = Promise.withResolvers<ApnsAnswer>()
    push = pushToken => (pushToken === token('device-0') ? hung.promise : Promise.resolve(ACCEPTED))
    await owe(20)
    sender.start()
    await vi.waitFor(() => expect(sender.counters.accepted).toBe(19))
    await change(storage, 'a', clock.now())
    sender.wake()
    await vi.waitFor(() => expect(sender.counters.accepted).toBe(38))
    hung.resolve(ACCEPTED)
    // It stood for the first change only, so it is pushed again for the second.
    await untilSettled()
    expect(pushed.filter(pushToken => pushToken === token('device-0'))).toHaveLength(2)
  })

  test('are in hand up to a limit, and the rest stays in the storage', async () => {
    const held = Promise.withResolvers<ApnsAnswer>()
    push = () => held.promise
    const claim = vi.spyOn(storage, 'claimWakeUps').mockImplementation(async ({ limit }) =>
      Array.from({ length: limit }, (_, index) => ({
        passTypeIdentifier,
        pushToken: token(`${pushed.length}-${index}`),
        updateTag: 1,
        attempts: 1,
      })),
    )
    sender.start()
    await vi.waitFor(() => expect(sender.counters.inHand).toBe(4_000))
    await new Promise(resolve => setImmediate(resolve))
    expect(pushed).toHaveLength(4_000)
    claim.mockResolvedValue([])
    held.resolve(ACCEPTED)
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ inHand: 0, accepted: 4_000 }))
  })

  test('that cannot be written are written later, not pushed again', async () => {
    vi.spyOn(storage, 'completeWakeUps').mockRejectedValueOnce(new Error('disk full'))
    await owe(3)
    sender.start()
    await untilSettled()
    expect(pushed).toHaveLength(3)
    expect(logged).toContainEqual(expect.objectContaining({ msg: expect.stringContaining('could not be stored') }))
  })
})

describe('a refused certificate', () => {
  const refused: ApnsAnswer = { status: 403, reason: 'BadCertificate', timestamp: undefined }

  test('stops the pass type, says so once, and loses nothing', async () => {
    push = async () => refused
    await owe(5)
    sender.start()
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ stopped: 5, inHand: 0 }))
    const beforeRound = pushed.length
    expect(await storage.nextWakeUpAt()).toEqual(at(ALARM_DELAY_MS))
    expect(sender.alarms).toEqual([{ passTypeIdentifier, reason: 'BadCertificate', since: at(0) }])

    await storage.registerDevice(newRegistration('late', 'a'))
    sender.wake()
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ stopped: 6, inHand: 0 }))
    expect(pushed).toHaveLength(beforeRound)
    expect(logged.filter(({ msg }) => msg === 'APNs refuses pushes')).toHaveLength(1)

    push = async () => ACCEPTED
    clock.advance(ALARM_DELAY_MS)
    sender.wake()
    await untilSettled()
    expect(sender.alarms).toEqual([])
  })

  test('stops no other pass type, and not the certificate that takes its place', async () => {
    push = async () => refused
    await owe(1)
    await storage.insertPass(newPass('b', { passTypeIdentifier: otherPassTypeIdentifier }))
    await storage.registerDevice(newRegistration('phone', 'b', { passTypeIdentifier: otherPassTypeIdentifier }))
    await change(storage, 'b', clock.now())
    const renewed = { push: vi.fn(async () => ACCEPTED) }
    const first = pusherOf
    pusherOf = topic => (topic === passTypeIdentifier ? first(topic) : renewed)
    sender.start()
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ stopped: 1, accepted: 1, inHand: 0 }))

    pusherOf = () => renewed
    await storage.hastenWakeUps(passTypeIdentifier, clock.now())
    sender.wake()
    await untilSettled()
    expect(renewed.push).toHaveBeenCalledTimes(2)
  })

  test('is told from a push that is wrong in itself, which stops no other', async () => {
    push = async pushToken =>
      pushToken === token('device-0') ? { status: 400, reason: 'BadCollapseId', timestamp: undefined } : ACCEPTED
    await owe(3)
    sender.start()
    await vi.waitFor(() => expect(sender.counters).toMatchObject({ refused: 1, accepted: 2, inHand: 0 }))
    expect(await storage.nextWakeUpAt()).toEqual(at(ALARM_DELAY_MS))
  })
})
