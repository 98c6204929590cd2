import { Hono } from 'hono'
import type { Inspections } from '../inspections/inspections.ts'
import type { ApiVariables } from './authenticate.ts'
import { inspectPassFile } from './inspect-operations.ts'
import { serve } from './operation.ts'
import { refuseMethod } from './refuse-method.ts'

/** Whoever is told that his pass is too large must be able to send it: ten times what is advised, and what a phone would load. */
export const MAX_INSPECTED_BYTES = 16 * 1024 * 1024

export interface InspectRoutesOptions {
  readonly inspections: Inspections
}

/** The call that explains a pass. It takes no part in quotas: nothing is issued. */
export function inspectRoutes({ inspections }: InspectRoutesOptions): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>()
  serve(routes, inspectPassFile, async ({ context }) => {
    const report = await inspections.inspect(await context.req.arrayBuffer())
    return context.body(report, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' })
  })
  routes.all('/inspect', refuseMethod('POST'))
  return routes
}
