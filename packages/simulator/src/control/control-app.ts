import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { ApnsServer } from '../apns/apns-server.ts'
import { faultSchema } from '../apns/faults.ts'
import type { Device } from '../device/device.ts'
import { MAX_PASS_BYTES } from '../device/web-service-client.ts'
import { CONTROL_INDEX } from './control-index.ts'
import { loopbackOnly } from './loopback-only.ts'
import { answerError, answerProblem } from './problem.ts'

/** Room for every fault that anybody would switch on at once. */
const MAX_FAULTS_BYTES = 64 * 1024

const faultsSchema = z.strictObject({ faults: z.array(faultSchema) })

export type ControlAppOptions = {
  readonly device: Device
  readonly apns: Pick<ApnsServer, 'faults' | 'pushes'>
}

/**
 * Makes the control page: a small HTTP interface to watch and poke the simulator, for this machine only.
 *
 * Answers JSON, instants in ISO 8601; what goes wrong is a problem document (RFC 9457) with a `code`.
 *
 * - `GET /iphone`: passes, notifications and whether automatic updates are on
 * - `POST /iphone/passes`: installs the `.pkpass` in the body; 201, or 422 with findings
 * - `DELETE /iphone/passes/:passTypeIdentifier/:serialNumber`: removes it; 204
 * - `POST /iphone/refresh`: pulls to refresh on every pass that has a web service
 * - `GET`, `PUT`, `DELETE /apns/faults`: the faults switched on, `{"faults": [{"kind": "tooManyRequests", "times": 3}]}`
 * - `GET /apns/pushes`: what arrived at the push service
 */
export function createControlApp({ device, apns }: ControlAppOptions): Hono {
  const app = new Hono()
  app.use(loopbackOnly)
  app.onError((error, context) => answerError(context, error))
  app.notFound(context =>
    answerProblem(context, {
      status: 404,
      title: 'Not Found',
      code: 'ERR_CONTROL_NOT_FOUND',
      error: `Expected one of the routes listed at /, found ${context.req.method} ${context.req.path}`,
    }),
  )
  app.get('/', context => context.text(CONTROL_INDEX))

  app.get('/iphone', context => {
    const { passes, notifications, automaticUpdates } = device
    return context.json({ automaticUpdates, passes, notifications })
  })
  app.post('/iphone/passes', limitBody(MAX_PASS_BYTES), async context => {
    const shown = await device.install(new Uint8Array(await context.req.arrayBuffer()))
    return context.json(shown, 201)
  })
  app.delete('/iphone/passes/:passTypeIdentifier/:serialNumber', async context => {
    await device.remove(context.req.param())
    return context.body(null, 204)
  })
  app.post('/iphone/refresh', async context => context.json({ passes: await refreshAll(device) }))

  app.get('/apns/faults', context => context.json({ faults: apns.faults.active }))
  app.put('/apns/faults', limitBody(MAX_FAULTS_BYTES), async context => {
    const parsed = faultsSchema.safeParse(parseJson(await context.req.text()))
    if (!parsed.success) {
      return answerProblem(context, {
        status: 422,
        title: 'Unprocessable Content',
        code: 'ERR_CONTROL_FAULTS_INVALID',
        error: `Expected JSON such as {"faults": [{"kind": "tooManyRequests"}]}; ${z.prettifyError(parsed.error)}`,
      })
    }
    apns.faults.set(...parsed.data.faults)
    return context.json({ faults: apns.faults.active })
  })
  app.delete('/apns/faults', context => {
    apns.faults.clear()
    return context.body(null, 204)
  })
  app.get('/apns/pushes', context => context.json({ pushes: apns.pushes }))
  return app
}

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: context =>
      answerProblem(context, {
        status: 413,
        title: 'Content Too Large',
        code: 'ERR_CONTROL_BODY_TOO_LARGE',
        error: `Expected a body of at most ${maxSize} bytes, found a longer one`,
      }),
  })
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
