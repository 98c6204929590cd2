import { Hono } from 'hono'
import { z } from 'zod'
import type { Device } from '../device/device.ts'
import { MAX_PASS_BYTES } from '../device/web-service-client.ts'
import { streamActivity } from './activity-stream.ts'
import { encodeParts } from './encode-parts.ts'
import { OpenedLinks, showLink } from './opened-links.ts'
import { answerProblem } from './problem.ts'
import { limitBody, limitJson, readJson } from './read-body.ts'

/** More than any page has open; each is a connection that is kept. */
const MAX_STREAMS = 32

const PASS = '/passes/:passTypeIdentifier/:serialNumber'

const settingsSchema = z.strictObject({ automaticUpdates: z.boolean().optional(), isOnline: z.boolean().optional() })
const passSettingsSchema = z.strictObject({ automaticUpdates: z.boolean() })
const linkSchema = z.strictObject({ url: z.string().min(1).max(8_192) })

export type IphoneRoutesOptions = {
  readonly device: Device
  /** Names the device's record of what happened. */
  readonly record: string
  readonly heartbeatMs: number
}

/** What can be seen of the iPhone, and done with it. */
export function iphoneRoutes({ device, record, heartbeatMs }: IphoneRoutesOptions): Hono {
  const routes = new Hono()
  const links = new OpenedLinks()
  let streams = 0

  const show = () => {
    const { passes, notifications, automaticUpdates, isOnline, locale } = device
    return { automaticUpdates, isOnline, locale, passes, notifications }
  }

  routes.get('/', context => context.json(show()))

  routes.get('/events', context => {
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }
    // Hono throws the body of such an answer away without ending it, and it would be counted for ever.
    if (context.req.method === 'HEAD') return context.body(null, 200, headers)
    if (streams >= MAX_STREAMS) {
      return answerProblem(context, {
        status: 503,
        title: 'Service Unavailable',
        code: 'ERR_CONTROL_TOO_MANY_STREAMS',
        error: `Expected at most ${MAX_STREAMS} listeners, found one more; close a page that watches the iPhone`,
      })
    }
    streams += 1
    const onEnd = () => {
      streams -= 1
    }
    const lastEventId = context.req.header('last-event-id')
    const events = streamActivity({ activity: device.activity, record, lastEventId, heartbeatMs, onEnd })
    return context.body(events, 200, headers)
  })

  routes.put('/settings', limitJson, async context => {
    const example = '{"automaticUpdates": true, "isOnline": false}'
    const body = await readJson(context, settingsSchema, { code: 'ERR_CONTROL_SETTINGS_INVALID', example })
    if ('problem' in body) return body.problem
    const { automaticUpdates, isOnline } = body.value
    // What becomes of it at web services is told by events: a server that does not answer must not hold up a switch.
    if (isOnline !== undefined) device.inBackground(device.setOnline(isOnline))
    if (automaticUpdates !== undefined) device.inBackground(device.setAutomaticUpdates(automaticUpdates))
    return context.json(show())
  })

  routes.post('/passes', limitBody(MAX_PASS_BYTES), async context => {
    const shown = await device.install(new Uint8Array(await context.req.arrayBuffer()))
    return context.json(shown, 201)
  })
  routes.delete(PASS, async context => {
    await device.remove(context.req.param())
    return context.body(null, 204)
  })
  routes.get(`${PASS}/parts`, context => context.json(encodeParts(device.partsOf(context.req.param()))))
  routes.put(`${PASS}/settings`, limitJson, async context => {
    const example = '{"automaticUpdates": true}'
    const body = await readJson(context, passSettingsSchema, { code: 'ERR_CONTROL_SETTINGS_INVALID', example })
    if ('problem' in body) return body.problem
    await device.setPassUpdates(context.req.param(), body.value.automaticUpdates)
    return context.json(show())
  })

  routes.post('/refresh', async context => context.json({ passes: await refreshAll(device) }))
  routes.post('/refresh/:passTypeIdentifier/:serialNumber', async context =>
    context.json({ outcome: await device.refresh(context.req.param()) }),
  )
  routes.post('/check', async context => {
    await device.checkForUpdates()
    return context.body(null, 204)
  })

  routes.post('/links', limitJson, async context => {
    const example = '{"url": "http://127.0.0.1:3000/p/…"}'
    const body = await readJson(context, linkSchema, { code: 'ERR_CONTROL_LINK_INVALID', example })
    if ('problem' in body) return body.problem
    const opened = await device.openLink(body.value.url)
    return context.json({ id: links.keep(opened.bytes), ...showLink(opened, device) }, 201)
  })
  routes.post('/links/:id/add', async context => {
    const { id } = context.req.param()
    const bytes = links.find(id)
    if (bytes === undefined) {
      return answerProblem(context, {
        status: 404,
        title: 'Not Found',
        code: 'ERR_CONTROL_LINK_UNKNOWN',
        error: 'Expected a link that was opened, found one that is closed or forgotten; open it again',
      })
    }
    const shown = await device.install(bytes)
    links.delete(id)
    return context.json(shown, 201)
  })
  return routes
}

// Within one tick, so that no pass is removed between the two.
async function refreshAll(device: Device) {
  const updatable = device.passes.filter(({ webServiceURL }) => webServiceURL !== undefined)
  return Promise.all(
    updatable.map(async ({ passTypeIdentifier, serialNumber }) => ({
      passTypeIdentifier,
      serialNumber,
      outcome: await device.refresh({ passTypeIdentifier, serialNumber }),
    })),
  )
}
