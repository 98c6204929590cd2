import { join } from 'node:path'
import type { Device, Fault } from '@billfold/simulator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { createPostgresDatabase } from '../packages/server/test/support/postgres-server.ts'
import { startApple } from './support/apple.ts'
import { BillfoldProcess, LIMIT_MS, temporaryFolder, waitFor } from './support/billfold-process.ts'
import { freePort } from './support/free-port.ts'

const ENGINES = {
  SQLite: async (folder: string) => `sqlite:${join(folder, 'billfold.db')}`,
  PostgreSQL: () => createPostgresDatabase(),
}

/** `billfold serve` against a simulated Apple, with one pass on one device. */
async function startScene(engine: keyof typeof ENGINES) {
  const folder = temporaryFolder()
  const url = `http://127.0.0.1:${await freePort()}`
  const apple = await startApple(join(folder.path, 'apple'), url, await ENGINES[engine](folder.path))
  const serve = async () => {
    const process = new BillfoldProcess(['serve'], apple.environment)
    await process.waitForOutput(/"msg":"listening"/)
    return process
  }
  const keys = new BillfoldProcess(['keys', 'create'], apple.environment)
  const [apiKey] = await keys.waitForOutput(/bf_live_\w+/)
  await keys.exited()
  let server = await serve()
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${apiKey}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const issued = await call('POST', '/api/pkpass', CREATE_REQUEST)
  const serialNumber = z.string().parse(issued.headers.get('X-Serial-Number'))
  const device = apple.createDevice()
  await device.install(new Uint8Array(await issued.arrayBuffer()))
  return {
    apple,
    device,
    serialNumber,
    update: (value: string) =>
      call('PUT', `/api/passes/${serialNumber}`, {
        ...UPDATE_REQUEST,
        secondaryFields: [{ label: 'POINTS', value, changeMessage: 'You earned %@ points' }],
      }),
    async listDevices() {
      const answer = await call('GET', `/api/passes/${serialNumber}`)
      return z.object({ devices: z.array(z.unknown()) }).parse(await answer.json()).devices
    },
    kill: () => server.end('SIGKILL'),
    async restart() {
      server = await serve()
    },
    async [Symbol.asyncDispose]() {
      await server.end('SIGKILL')
      await apple[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

const hasBanner = (text: string) => (device: Device) =>
  device.notifications.some(notification => notification.text === text)

describe.each(Object.keys(ENGINES).filter(isEngine))('on %s', engine => {
  test('an update whose server is killed before the push still reaches the device', async () => {
    await using scene = await startScene(engine)
    // APNs takes the push and never answers: the server dies with the wake-up in its hands.
    scene.apple.apns.faults.set({ kind: 'dead' })
    expect((await scene.update('1500')).status).toBe(200)
    await scene.apple.apns.waitForPush(() => true, { limitMs: LIMIT_MS })
    await scene.kill()
    expect(scene.device.notifications).toEqual([])

    scene.apple.apns.faults.clear()
    await scene.restart()
    // A database of one's own gives claims back at the start; a shared one when their lease runs out.
    await scene.device.waitFor(hasBanner('You earned 1500 points'), { limitMs: 3 * LIMIT_MS })
  }, 90_000)
})

test.each<[string, Fault]>([
  ['429', { kind: 'tooManyRequests', times: 1 }],
  ['503', { kind: 'serviceUnavailable', times: 1 }],
  ['a late answer', { kind: 'slow', delayMs: 200, times: 1 }],
])('an update reaches the device although APNs gives %s', async (_, fault) => {
  await using scene = await startScene('SQLite')
  scene.apple.apns.faults.set(fault)
  await scene.update('1500')
  await scene.device.waitFor(hasBanner('You earned 1500 points'), { limitMs: LIMIT_MS })
})

test('a device whose token is dead is forgotten, and known again once it registers anew', async () => {
  await using scene = await startScene('SQLite')
  scene.apple.apns.faults.set({ kind: 'unregistered', times: 1 })
  await scene.update('1500')
  await scene.apple.apns.waitForPush(({ status }) => status === 410, { limitMs: LIMIT_MS })
  await waitFor(async () => ((await scene.listDevices()).length === 0 ? true : undefined), 'the device to be forgotten')
  await scene.update('1501')

  await scene.device.rotatePushToken('pass.com.example.coffee')
  // It registered for a pass that has changed meanwhile, so it is owed what it missed.
  await scene.device.waitFor(hasBanner('You earned 1501 points'), { limitMs: LIMIT_MS })
})

function isEngine(name: string): name is keyof typeof ENGINES {
  return Object.hasOwn(ENGINES, name)
}
