import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage, TimelineEvent } from '../../src/storage/storage.ts'
import { PushWatch } from '../../src/timeline/push-watch.ts'
import { showPass } from '../../src/timeline/show-pass.ts'
import { deviceName, tellTimeline } from '../../src/timeline/tell-timeline.ts'
import { Timeline } from '../../src/timeline/timeline.ts'
import {
  at,
  change,
  device,
  list,
  newPass,
  newRegistration,
  passTypeIdentifier,
  serial,
  token,
  withProjects,
} from '../storage/builders.ts'
import { TestClock } from '../support/test-app.ts'

const SETTINGS = { days: 90, repeatAfterMs: 300_000, maxRepeats: 2 }
const MINUTE_MS = 60_000
const logger = pino({ level: 'silent' })
const PHONE = deviceName(device('phone'))
const pass = newPass('a')

let storage: Storage
let clock: TestClock
let timeline: Timeline
let watch: PushWatch
let owed: number
beforeEach(async () => {
  storage = await withProjects(await openStorage('sqlite::memory:'))
  clock = new TestClock(at(0))
  timeline = new Timeline({ storage, clock, logger })
  owed = 0
  watch = new PushWatch({
    storage,
    clock,
    logger,
    metrics: timeline.metrics,
    settings: SETTINGS,
    onWakeUpsOwed: () => {
      owed += 1
    },
  })
  await storage.insertPass(pass)
})
afterEach(async () => {
  await timeline.close()
  await storage.close()
})

// What the server does at each step, with the clock in hand.
async function register(deviceName = 'phone') {
  await storage.registerDevice(newRegistration(deviceName, 'a', { now: clock.now() }))
  timeline.registered(pass, device(deviceName), token(deviceName))
}
async function push(reason = '') {
  const wakeUps = await storage.claimWakeUps({ now: clock.now(), leaseMs: 60_000, limit: 10 })
  const apnsId = 'id-1'
  for (const wakeUp of wakeUps) timeline.pushed(wakeUp, { status: reason ? 503 : 200, reason, apnsId })
  if (reason) await storage.postponeWakeUps(wakeUps, clock.now())
  else
    await storage.completeWakeUps(
      wakeUps.map(wakeUp => ({ ...wakeUp, apnsId })),
      clock.now(),
    )
  return wakeUps.length
}
async function ask(updatedSince?: number, deviceName = 'phone') {
  const listed = await list(storage, deviceName, updatedSince)
  timeline.asked({ deviceLibraryIdentifier: device(deviceName), passTypeIdentifier, updatedSince }, listed)
  return listed?.lastUpdateTag
}
async function fetchPass() {
  const stored = await storage.findPass(pass)
  if (stored) timeline.fetched(stored)
}
async function tell() {
  await timeline.flush()
  const shown = await showPass(storage, 'a', clock.now())
  if (!shown) throw new Error('Expected the pass')
  return shown
}
const sentences = async () => (await tell()).timeline.map(({ sentence }) => sentence)

describe('the timeline of a pass', () => {
  test('tells an update from change to confirmation, with how long each step took', async () => {
    clock.advance(2_000)
    await register()
    clock.advance(MINUTE_MS)
    await change(storage, 'a', clock.now())
    clock.advance(120)
    await push()
    clock.advance(800)
    const tag = await ask()
    clock.advance(400)
    await fetchPass()
    clock.advance(3_600_000)
    await ask(tag)

    const { timeline: entries, devices } = await tell()
    expect(entries.map(({ kind, since }) => [kind, since?.kind, since?.ms])).toEqual([
      ['issued', undefined, undefined],
      ['registered', 'issued', 2_000],
      ['changed', undefined, undefined],
      ['pushed', 'changed', 120],
      ['listed', 'pushed', 800],
      ['fetched', 'changed', 1_320],
      ['confirmed', 'fetched', 3_600_000],
    ])
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      'The pass was issued',
      `Device ${PHONE} installed the pass and registered for updates, 2 s after issue`,
      'The pass changed without a message',
      `APNs accepted a push to device ${PHONE}, 120 ms after the change`,
      `Device ${PHONE} asked what changed and was told of the pass, 800 ms after the push`,
      `Device ${PHONE} fetched the pass (200), 1.3 s after the change`,
      `Device ${PHONE} confirmed: it came again with the tag of that change, 1 h after the fetch`,
    ])
    expect(entries[3]).toMatchObject({ status: 200, apnsId: 'id-1', updateTag: 1, device: PHONE })
    expect(devices).toMatchObject([{ device: PHONE, unansweredPushes: 0, wakeUpPending: false }])
    expect(JSON.stringify({ entries, devices })).not.toContain('"phone"')
  })

  test('shows a device that never fetches as such, and has it pushed to again with growing pauses', async () => {
    await register()
    await change(storage, 'a', clock.now())
    await push()
    clock.advance(5 * MINUTE_MS - 1)
    await watch.check()
    expect(owed).toBe(0)
    clock.advance(1)
    await watch.check()
    expect(owed).toBe(1)
    expect((await tell()).devices).toMatchObject([
      {
        unansweredPushes: 1,
        sentence: `Device ${PHONE} was pushed to once, last 5 min ago, and has not fetched; it has never come; another push is owed`,
      },
    ])
    expect(await push()).toBe(1)

    clock.advance(20 * MINUTE_MS - 1)
    await watch.check()
    expect(owed).toBe(1)
    clock.advance(1)
    await watch.check()
    expect(await push()).toBe(1)

    // Enough is enough: it comes by itself once it can.
    clock.advance(7 * 86_400_000)
    await watch.check()
    expect(owed).toBe(2)
    expect(await push()).toBe(0)
    expect((await sentences()).slice(3)).toEqual([
      `APNs accepted a push to device ${PHONE}, 0 ms after the change`,
      `Device ${PHONE} has not fetched 5 min after the push; it is pushed to again`,
      `APNs accepted another push to device ${PHONE}, 5 min after the push`,
      `Device ${PHONE} has not fetched 20 min after the push; it is pushed to again`,
      `APNs accepted another push to device ${PHONE}, 20 min after the push`,
    ])
  })

  test('tells of pushes that APNs refused, and why', async () => {
    await register()
    await change(storage, 'a', clock.now())
    await push('ServiceUnavailable')
    await push()
    expect((await sentences()).slice(3)).toEqual([
      `APNs refused a push to device ${PHONE}: 503 ServiceUnavailable`,
      `APNs accepted a push to device ${PHONE}, 0 ms after the change`,
    ])
  })

  test('leaves out pushes for other passes of the same device', async () => {
    await register()
    await storage.insertPass(newPass('b'))
    await storage.registerDevice(newRegistration('phone', 'b'))
    await change(storage, 'a', clock.now())
    await push()
    await change(storage, 'b', clock.now())
    await push()
    expect((await tell()).timeline.filter(({ kind }) => kind === 'pushed')).toHaveLength(1)
  })

  test('ties a fetch to the device that was told of the pass', async () => {
    await register()
    await register('tablet')
    await change(storage, 'a', clock.now())
    await ask(undefined, 'tablet')
    clock.advance(10)
    await fetchPass()
    expect((await tell()).timeline.at(-1)).toMatchObject({ kind: 'fetched', device: deviceName(device('tablet')) })
    clock.advance(10)
    await fetchPass()
    expect((await tell()).timeline.at(-1)).toMatchObject({ kind: 'fetched', device: undefined })
  })

  test('shows the complaint of a device at the pass it names', async () => {
    await register()
    const line = `[2026-03-01 12:00:00 +0000] Get pass task (pass type ${passTypeIdentifier}, serial number a, if-modified-since (null); with web service url https://passes.example.com) encountered error: Received invalid pass data (no signature)`
    await storage.appendDeviceLogs([timeline.complained(line), timeline.complained('Something else')])
    expect((await tell()).timeline.at(-1)).toMatchObject({
      kind: 'complained',
      cause: 'fetch-failed',
      message: line,
      sentence:
        'A device complained that it could not take the pass it fetched: Received invalid pass data (no signature)',
    })
    expect((await tell()).timeline).toHaveLength(3)
  })

  test('is forgotten after its days, batch by batch, while the pass stays', async () => {
    await register()
    const events = Array.from({ length: 2_500 }, (): TimelineEvent => {
      return { at: at(0), kind: 'fetched', passTypeIdentifier, serialNumber: serial('a'), code: 304 }
    })
    await storage.recordTimeline({ events, contacts: [] })
    await timeline.flush()
    clock.advance(89 * 86_400_000)
    await change(storage, 'a', clock.now())
    clock.advance(86_400_001)
    await watch.sweep()
    expect((await tell()).timeline.map(({ kind }) => kind)).toEqual(['issued', 'changed'])
  })
})

test('a device that came too early for the push is no news, and one that left is told of', async () => {
  await register()
  await ask()
  clock.advance(1)
  timeline.unregistered(pass, device('phone'))
  const told = await sentences()
  expect(told.at(-1)).toMatch(/^Device \w+ unregistered: the pass was removed/)
})

test('an empty timeline begins with the issue', async () => {
  const stored = await storage.findPass(pass)
  expect(stored && tellTimeline(stored, { events: [], complaints: [] })).toEqual([
    { at: at(0), kind: 'issued', sentence: 'The pass was issued' },
  ])
})

test('events are lost, and counted, when the database does not take them; nobody waits for it', async () => {
  const failing = new Timeline({
    storage: { recordTimeline: () => Promise.reject(new Error('down')) },
    clock,
    logger,
  })
  failing.registered(pass, device('phone'), token('phone'))
  await failing.close()
  expect((await failing.metrics.lost.get()).values).toMatchObject([{ value: 1 }])
})

test('what there is no room for is not remembered, whoever asks in the name of however many devices', async () => {
  const { promise: silence, resolve: answer } = Promise.withResolvers<void>()
  const flooded = new Timeline({ storage: { recordTimeline: () => silence }, clock, logger })
  const lost = async () => (await flooded.metrics.lost.get()).values[0]?.value ?? 0
  const askAs = (name: string) =>
    flooded.asked({ deviceLibraryIdentifier: device(name), passTypeIdentifier, updatedSince: undefined }, undefined)
  for (let number = 0; number < 60_000; number += 1) askAs(`stranger ${number}`)
  const before = await lost()
  expect(before).toBeGreaterThan(0)
  askAs('another')
  askAs('another')
  expect(await lost()).toBe(before + 2)
  answer()
  await flooded.close()
})

test('metrics tell what was pushed, listed and fetched, and what was not', async () => {
  const { Registry } = await import('prom-client')
  const registry = new Registry()
  timeline.metrics.register(registry, { storage, clock, silentAfterMs: SETTINGS.repeatAfterMs })
  await register()
  await change(storage, 'a', clock.now())
  await push('ServiceUnavailable')
  await push()
  clock.advance(2_000)
  await ask()
  await ask(99)
  await fetchPass()
  await register('tablet')
  await change(storage, 'a', clock.now())
  const lines = (await registry.metrics()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'billfold_pushes_total{answer="ServiceUnavailable"} 1',
      'billfold_pushes_total{answer="200"} 1',
      'billfold_lists_total{status="200"} 1',
      'billfold_lists_total{status="204"} 1',
      'billfold_fetches_total{status="200"} 1',
      'billfold_change_to_fetch_seconds_bucket{le="2.5"} 1',
      'billfold_wake_ups_waiting 2',
      'billfold_pushed_not_fetched 0',
    ]),
  )
})

test('who asks the same in a loop is told of once in a while, and counted each time', async () => {
  await register()
  await timeline.flush()
  const before = (await sentences()).length
  for (let time = 0; time < 100; time += 1) {
    await ask()
    await fetchPass()
  }
  const afterLoop = (await sentences()).length
  await fetchPass()
  expect((await sentences()).length - afterLoop, 'in the next group it is told again').toBe(1)
  expect(afterLoop - before).toBeLessThanOrEqual(2)
  expect((await timeline.metrics.fetched.get()).values).toMatchObject([{ value: 101 }])
})
