import { beforeAll, describe, expect, test } from 'vitest'
import { EventRecord } from '../../src/device/event-record.ts'
import { Notifications } from '../../src/device/notifications.ts'
import { UpdateQueue } from '../../src/device/update-queue.ts'
import { type DeviceEvent, MAX_NOTIFICATIONS, MAX_RECORDED_EVENTS } from '../../src/index.ts'
import { createIssuer, type Issuer, NOW, now, openSandbox, PASS_TYPE } from './sandbox.ts'

let issuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
})

const S1 = { passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' }

describe('waiting', () => {
  test('ends when the device is as wanted, whether it is already or is still to be', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device } = sandbox
    const installed = device.waitFor(({ passes }) => passes.length === 1)
    const registered = device.waitForEvent(({ kind }) => kind === 'registered')
    await device.install(await sandbox.publish())
    await installed
    expect(await registered).toMatchObject({ sequence: 2, at: NOW, kind: 'registered' })
    await device.waitFor(({ passes }) => passes.length === 1)
    expect(await device.waitForEvent(() => true)).toMatchObject({ sequence: 1, kind: 'installed' })
  })

  test('ends with an error at its limit, at its signal, at a predicate that throws, and when the device closes', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device } = sandbox
    const never = () => false
    await expect(device.waitFor(never, { limitMs: 1 })).rejects.toMatchObject({ code: 'ERR_SIMULATOR_DEVICE_TIMEOUT' })
    const abort = new AbortController()
    const aborted = device.waitFor(never, { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    const thrown = device.waitForEvent(() => {
      throw new Error('what event')
    })
    const closed = device.waitFor(never)
    const rejections = Promise.all([
      expect(thrown).rejects.toThrow('what event'),
      expect(closed).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' }),
    ])
    await device.install(await sandbox.publish())
    await device.close()
    await rejections
    await expect(device.waitFor(never)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' })
  })
})

describe('events', () => {
  test('are told as they happen', async () => {
    const told: DeviceEvent[] = []
    await using sandbox = await openSandbox(issuer, { onEvent: event => told.push(event) })
    await sandbox.device.install(await sandbox.publish())
    expect(told).toEqual(sandbox.device.events)
    expect(told.map(({ kind }) => kind)).toEqual(['installed', 'registered'])
  })

  test('and notifications are kept up to their limits, the oldest go first', () => {
    const record = new EventRecord(now, () => {})
    for (let count = 0; count < MAX_RECORDED_EVENTS + 5; count += 1) {
      record.add({ kind: 'woken', passTypeIdentifier: PASS_TYPE })
    }
    expect(record.events).toHaveLength(MAX_RECORDED_EVENTS)
    expect(record.events[0]?.sequence).toBe(6)

    const notifications = new Notifications()
    for (let count = 0; count < MAX_NOTIFICATIONS + 5; count += 1) {
      notifications.show({ kind: 'generic', organizationName: 'O', text: String(count) }, S1, NOW)
    }
    expect(notifications.list()).toHaveLength(MAX_NOTIFICATIONS)
    expect(notifications.list()[0]?.text).toBe('5')
  })
})

// None of these would ever end by itself, so that closing ends at all is what is tested.
describe('closing', () => {
  test('ends requests, retries and pauses, and hears no push any more', async () => {
    const asleep = Promise.withResolvers<void>()
    const sleep = (_delayMs: number, signal: AbortSignal) => {
      asleep.resolve()
      return new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    await using sandbox = await openSandbox(issuer, { sleep })
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    service.misbehave = ({ path }) => (path.endsWith('/S2') ? { status: 500 } : 'hang')
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await asleep.promise
    const check = device.checkForUpdates()
    const refusal = expect(check).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' })
    await sandbox.push()
    await device.waitForEvent(({ kind }) => kind === 'woken')
    await device.close()
    await refusal
    await device.close()

    const { length } = device.events
    expect(await sandbox.push()).toBe(200)
    expect(device.events).toHaveLength(length)
    await expect(device.install(new Uint8Array())).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' })
    await expect(device.remove(S1)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' })
    expect(device.passes).toHaveLength(2)
  })
})

describe('the queue of updates', () => {
  test('runs one job at a time, joins those that wait, and outlives those that fail', async () => {
    const queue = new UpdateQueue()
    const order: string[] = []
    const held = Promise.withResolvers<void>()
    const first = queue.shared('a', async () => {
      order.push('first')
      await held.promise
      throw new Error('first fails')
    })
    const failure = expect(first).rejects.toThrow('first fails')
    const joined = queue.shared('a', async () => void order.push('never: joined the first'))
    expect(joined).toBe(first)
    await queue.alone('b', async () => void order.push('another name'))
    const second = queue.shared('a', async () => void order.push('second'))
    const third = queue.alone('a', async () => void order.push('third'))
    expect(queue.shared('a', async () => void order.push('never: joined the second'))).toBe(second)
    held.resolve()
    await Promise.all([failure, second, third])
    expect(order).toEqual(['first', 'another name', 'second', 'third'])
  })
})
