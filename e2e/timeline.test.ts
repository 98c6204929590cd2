import { join } from 'node:path'
import { createDevice, type Device } from '@billfold/simulator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { startApple } from './support/apple.ts'
import { BillfoldProcess, LIMIT_MS, temporaryFolder, waitFor } from './support/billfold-process.ts'
import { freePort } from './support/free-port.ts'

const state = z.object({
  devices: z.array(z.object({ unansweredPushes: z.number(), sentence: z.string() })),
  timeline: z.array(
    z.object({
      kind: z.string(),
      sentence: z.string(),
      apnsId: z.string().optional(),
      status: z.number().optional(),
      device: z.string().optional(),
    }),
  ),
})

/** `billfold serve`, which is impatient with devices that do not come, against a simulated Apple; and a pass. */
async function startScene() {
  const folder = temporaryFolder()
  const url = `http://127.0.0.1:${await freePort()}`
  const apple = await startApple(join(folder.path, 'apple'), url, `sqlite:${join(folder.path, 'billfold.db')}`)
  const environment = { ...apple.environment, BILLFOLD_PUSH_REPEAT_SECONDS: '1', BILLFOLD_PUSH_REPEATS: '1' }
  const keys = new BillfoldProcess(['keys', 'create'], environment)
  const [apiKey] = await keys.waitForOutput(/bf_live_\w+/)
  await keys.exited()
  const server = new BillfoldProcess(['serve'], environment)
  await server.waitForOutput(/"msg":"listening"/)
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${apiKey}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const issued = await call('POST', '/api/pkpass', CREATE_REQUEST)
  const serialNumber = z.string().parse(issued.headers.get('X-Serial-Number'))
  const bytes = new Uint8Array(await issued.arrayBuffer())
  return {
    apple,
    serialNumber,
    install: (device: Device) => device.install(bytes),
    update: () => call('PUT', `/api/passes/${serialNumber}`, UPDATE_REQUEST),
    notify: (message: string) => call('POST', `/api/passes/${serialNumber}/notify`, { message }),
    show: async () => state.parse(await (await call('GET', `/api/passes/${serialNumber}`)).json()),
    async run(...args: string[]) {
      const process = new BillfoldProcess(args, environment)
      await process.exited()
      return process.output
    },
    async [Symbol.asyncDispose]() {
      await server.end('SIGKILL')
      await apple[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

const kindsOf = ({ timeline }: z.infer<typeof state>) => timeline.map(({ kind }) => kind)

describe('the timeline of a pass', () => {
  test('an update that arrives is told from the change to the fetch, with APNs’ id', async () => {
    await using scene = await startScene()
    const device = scene.apple.createDevice()
    await scene.install(device)
    await scene.update()
    const shown = await waitFor(async () => {
      const now = await scene.show()
      return kindsOf(now).includes('fetched') ? now : undefined
    }, 'the fetch')
    expect(kindsOf(shown)).toEqual(expect.arrayContaining(['issued', 'registered', 'changed', 'pushed', 'listed']))
    const push = shown.timeline.find(({ kind }) => kind === 'pushed')
    expect(push).toMatchObject({ status: 200, apnsId: scene.apple.apns.pushes[0]?.apnsId })
    expect(shown.devices).toMatchObject([{ unansweredPushes: 0 }])
  })

  test('a device that is switched off is shown as not having fetched, and pushed to again', async () => {
    await using scene = await startScene()
    const device = scene.apple.createDevice()
    await scene.install(device)
    await device.close()
    await scene.update()
    await waitFor(() => (scene.apple.apns.pushes.length === 2 ? true : undefined), 'another push')
    const { devices, timeline } = await waitFor(async () => {
      const now = await scene.show()
      return now.devices[0]?.unansweredPushes === 2 ? now : undefined
    }, 'two unanswered pushes')
    expect(devices[0]?.sentence).toMatch(/was pushed to twice, last .* ago, and has not fetched; it has never come$/)
    expect(timeline.map(({ kind }) => kind)).toEqual([
      ...['issued', 'registered', 'changed', 'pushed', 'not-fetched', 'pushed'],
    ])

    const told = await scene.run('passes', 'show', scene.serialNumber)
    expect(told).toMatch(/has not fetched 1(\.\d)? s after the push; it is pushed to again/)
    expect(state.parse(JSON.parse(await scene.run('passes', 'show', scene.serialNumber, '--json')))).toMatchObject({
      devices: [{ unansweredPushes: 2 }],
    })
  })

  test('a device whose automatic updates are off is shown as gone', async () => {
    await using scene = await startScene()
    const device = scene.apple.createDevice()
    await scene.install(device)
    await device.setAutomaticUpdates(false)
    await scene.update()
    const { timeline, devices } = await scene.show()
    expect(devices).toEqual([])
    expect(timeline.find(({ kind }) => kind === 'unregistered')?.sentence).toMatch(
      /automatic updates were switched off/,
    )
  })

  test('a device’s log complaint shows at its pass', async () => {
    await using scene = await startScene()
    const { apns, trust } = scene.apple
    // A proxy in between that spoils what is fetched.
    const spoil: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      return String(input).includes('/v1/passes/')
        ? new Response('not a pass', { headers: response.headers })
        : response
    }
    const settings = { allowHttpServices: true }
    await using device = createDevice({ trust, now: () => new Date(), apns, settings, fetch: spoil })
    await scene.install(device)
    await scene.update()
    const complaint = await waitFor(async () => {
      const { timeline } = await scene.show()
      return timeline.find(({ kind }) => kind === 'complained')
    }, 'a complaint')
    expect(complaint.sentence).toMatch(
      /^A device complained that it could not take the pass it fetched: Received invalid/,
    )
  })
})

test('a message is shown on the Lock Screen, and the same message again is shown again', async () => {
  await using scene = await startScene()
  const device = scene.apple.createDevice()
  await scene.install(device)
  for (const count of [1, 2]) {
    expect((await scene.notify('Your table is ready')).status).toBe(200)
    await device.waitFor(({ notifications }) => notifications.length === count, { limitMs: LIMIT_MS })
  }
  const texts = device.notifications.map(({ text }) => text.replaceAll('\u200B', ''))
  expect(texts).toEqual(['Your table is ready', 'Your table is ready'])
})
