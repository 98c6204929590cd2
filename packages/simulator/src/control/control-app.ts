import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { ApnsServer } from '../apns/apns-server.ts'
import { faultSchema } from '../apns/faults.ts'
import type { Device } from '../device/device.ts'
import { HEARTBEAT_MS } from './activity-stream.ts'
import { CONTROL_INDEX } from './control-index.ts'
import { iphoneRoutes } from './iphone-routes.ts'
import { loopbackOnly } from './loopback-only.ts'
import { answerError, answerProblem } from './problem.ts'
import { limitJson, readJson } from './read-body.ts'

const faultsSchema = z.strictObject({ faults: z.array(faultSchema) })

export type ControlAppOptions = {
  readonly device: Device
  readonly apns: Pick<ApnsServer, 'faults' | 'pushes'>
  /** How long the stream of events may be silent. Default: 15,000. */
  readonly heartbeatMs?: number
}

/**
 * Makes the control page: a small HTTP interface to watch and poke the simulator, for this machine only.
 *
 * Answers JSON, instants in ISO 8601; what goes wrong is a problem document (RFC 9457) with a `code`.
 *
 * - `GET /iphone`: passes, notifications and settings
 * - `GET /iphone/events`: Server-Sent Events `event` and `call`: what happens on it, and what it says to whom; see `streamActivity`
 * - `PUT /iphone/settings`: `{"automaticUpdates": true, "isOnline": false}`, either or both; what follows from it is an event
 * - `POST /iphone/passes`: installs the `.pkpass` in the body; 201, or 422 with findings
 * - `DELETE /iphone/passes/:passTypeIdentifier/:serialNumber`: removes it; 204
 * - `GET …/parts`: what it is drawn from: `pass.json` without its token, and the other files in base64
 * - `PUT …/settings`: automatic updates of this pass alone, `{"automaticUpdates": false}`
 * - `POST /iphone/refresh`: pulls to refresh on every pass that has a web service; with type and serial number, on one
 * - `POST /iphone/check`: asks every web service what changed, as after coming online; 204
 * - `POST /iphone/links`: opens the link `{"url": …}` as Safari does; the pass, or why Wallet refuses it, and an `id`
 * - `POST /iphone/links/:id/add`: installs the pass of an opened link; as `POST /iphone/passes`
 * - `GET`, `PUT`, `DELETE /apns/faults`: the faults switched on, `{"faults": [{"kind": "tooManyRequests", "times": 3}]}`
 * - `GET /apns/pushes`: what arrived at the push service
 */
export function createControlApp({ device, apns, heartbeatMs = HEARTBEAT_MS }: ControlAppOptions): Hono {
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
  // Another process counts its events anew.
  app.route('/iphone', iphoneRoutes({ device, record: randomUUID().slice(0, 8), heartbeatMs }))

  app.get('/apns/faults', context => context.json({ faults: apns.faults.active }))
  app.put('/apns/faults', limitJson, async context => {
    const example = '{"faults": [{"kind": "tooManyRequests"}]}'
    const body = await readJson(context, faultsSchema, { code: 'ERR_CONTROL_FAULTS_INVALID', example })
    if ('problem' in body) return body.problem
    apns.faults.set(...body.value.faults)
    return context.json({ faults: apns.faults.active })
  })
  app.delete('/apns/faults', context => {
    apns.faults.clear()
    return context.body(null, 204)
  })
  app.get('/apns/pushes', context => context.json({ pushes: apns.pushes }))
  return app
}
