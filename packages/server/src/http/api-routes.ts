import { type Context, Hono } from 'hono'
import { serialNumberSchema } from '../identifiers.ts'
import type { IssuedPass, Passes } from '../passes/passes.ts'
import { Problem } from '../problems.ts'
import type { Storage, StoredPass } from '../storage/storage.ts'
import { type ApiVariables, requireApiKey } from './api-key.ts'
import { PASS_MEDIA_TYPE, passFileName } from './pass-file.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'

export interface ApiRoutesOptions {
  readonly passes: Passes
  readonly storage: Storage
  readonly publicUrl: string
}

/** The issuer's API. Paths and answers are the guide's, so that its clients work unchanged. */
export function apiRoutes({ passes, storage, publicUrl }: ApiRoutesOptions): Hono<ApiVariables> {
  const shareUrl = (pass: StoredPass) => `${publicUrl}/p/${encodeURIComponent(pass.serialNumber)}`
  const routes = new Hono<ApiVariables>()
  routes.use(requireApiKey(storage))

  const issue = (defaultFormat: 'binary' | 'json') => async (context: Context<ApiVariables>) => {
    const format = formatOf(context) ?? defaultFormat
    const issued = await passes.issue(context.get('projectId'), await readJson(context))
    context.header('X-Serial-Number', issued.pass.serialNumber)
    context.header('X-Pass-Url', shareUrl(issued.pass))
    return format === 'json' ? context.json(issuedBody(issued, shareUrl(issued.pass))) : passResponse(context, issued)
  }
  routes.post('/pkpass', issue('binary'))
  routes.post('/passes', issue('json'))

  const update = async (context: Context<ApiVariables>) => {
    const body = await readJson(context)
    const { pass, isChanged, notifiedDevices, findings } = await passes.update(
      context.get('projectId'),
      serialNumberOf(context),
      body,
    )
    return context.json({
      serialNumber: pass.serialNumber,
      lastUpdated: pass.updatedAt.getTime(),
      notifiedDevices,
      unchanged: !isChanged,
      findings,
    })
  }
  const show = async (context: Context<ApiVariables>) => {
    const { pass, devices } = await passes.get(context.get('projectId'), serialNumberOf(context))
    return context.json({
      serialNumber: pass.serialNumber,
      passTypeIdentifier: pass.passTypeIdentifier,
      createdAt: pass.createdAt.toISOString(),
      lastUpdated: pass.updatedAt.getTime(),
      shareUrl: shareUrl(pass),
      content: JSON.parse(pass.content),
      devices: devices.map(({ registeredAt, isWakeUpPending }) => ({
        registeredAt: registeredAt.toISOString(),
        wakeUpPending: isWakeUpPending,
      })),
    })
  }
  for (const path of ['/passes/:serialNumber', '/pkpass/:serialNumber']) {
    routes.put(path, update)
    routes.get(path, show)
    routes.all(path, refuseMethod('GET, PUT'))
  }
  routes.all('/pkpass', refuseMethod('POST'))
  routes.all('/passes', refuseMethod('POST'))
  return routes
}

/** @throws Problem ERR_REQUEST_INVALID */
function formatOf(context: Context): 'binary' | 'json' | undefined {
  const format = context.req.query('format')
  if (format === undefined || format === 'binary' || format === 'json') return format
  throw new Problem(
    'ERR_REQUEST_INVALID',
    `format must be one of: binary, json; found ${JSON.stringify(format.slice(0, 32))}`,
  )
}

function issuedBody({ pass, bytes, findings }: IssuedPass, shareUrl: string) {
  return { serialNumber: pass.serialNumber, shareUrl, applePass: Buffer.from(bytes).toString('base64'), findings }
}

function passResponse(context: Context, { pass, bytes }: IssuedPass): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': PASS_MEDIA_TYPE,
    'Content-Disposition': `attachment; filename="${passFileName(pass)}"`,
    'Cache-Control': 'private, no-store',
  })
}

function serialNumberOf(context: Context): ReturnType<typeof serialNumberSchema.parse> {
  const parsed = serialNumberSchema.safeParse(context.req.param('serialNumber'))
  if (parsed.success) return parsed.data
  throw new Problem('ERR_PASS_NOT_FOUND', 'There is no pass with such a serial number')
}
