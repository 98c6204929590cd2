import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { Problem } from '../problems.ts'
import type { StudioSessionInUse } from '../storage/storage.ts'
import type { SignInLimiter } from '../studio/sign-in-limiter.ts'
import { parseWith } from './operation.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'
import { remoteAddress } from './remote-address.ts'
import { isFromThisMachine, requireSameOrigin } from './request-origin.ts'
import type { StudioDoor } from './studio-door.ts'

export interface StudioSessionRoutesOptions {
  readonly door: StudioDoor
  readonly signInLimiter: SignInLimiter
  readonly publicUrl: string
  /** API key of a sandbox: who is on its machine need not show one. */
  readonly openWith?: string | undefined
  readonly hasSimulator: boolean
}

/** An API key has 56 characters. */
const MAX_BODY_BYTES = 1_024

const signInSchema = z.strictObject({ apiKey: z.string().min(1).max(255).optional() })

/** Signing in to the studio, and out of it: below `/studio`. Nobody is told more of a key than whether it is good. */
export function studioSessionRoutes(options: StudioSessionRoutesOptions): Hono {
  const { door, publicUrl } = options
  const routes = new Hono()
  routes.use(async (context, next) => {
    context.header('Cache-Control', 'no-store')
    await next()
  })
  routes.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }))

  routes.get('/session', async context => context.json(describe(context, await door.find(context), options)))
  routes.post('/session', async context => {
    // First, so that another site's page learns nothing, and uses up nobody's attempts.
    requireSameOrigin(context.req, publicUrl)
    const text = await context.req.text()
    const { apiKey } = parseWith(signInSchema, text === '' ? {} : await readJson(context))
    const session =
      apiKey === undefined ? await openWithout(context, options) : await openWith(context, apiKey, options)
    return context.json(describe(context, session, options))
  })
  routes.delete('/session', async context => {
    await door.end(context)
    return context.body(null, 204)
  })
  routes.all('/session', refuseMethod('GET, POST, DELETE'))
  return routes
}

/** A session without a key, where that is offered. */
async function openWithout(context: Context, { door, openWith: apiKey }: StudioSessionRoutesOptions) {
  if (apiKey !== undefined && isFromThisMachine(context.req)) return await door.open(context, apiKey)
  throw new Problem('ERR_API_KEY_MISSING', 'apiKey is missing: sign in with an API key of the project')
}

async function openWith(context: Context, apiKey: string, { door, signInLimiter }: StudioSessionRoutesOptions) {
  const address = remoteAddress(context)
  if (!signInLimiter.take(address)) {
    const seconds = String(signInLimiter.retryAfterSeconds)
    const message = `Too many keys were tried that are not known here; try again in ${seconds} seconds`
    throw new Problem('ERR_RATE_LIMITED', message, [], {}, { 'Retry-After': seconds })
  }
  const session = await door.open(context, apiKey)
  signInLimiter.forgive(address)
  return session
}

function describe(
  context: Context,
  session: StudioSessionInUse | undefined,
  { openWith: apiKey, hasSimulator, publicUrl }: StudioSessionRoutesOptions,
) {
  return {
    isOpen: apiKey !== undefined && isFromThisMachine(context.req),
    session: session
      ? {
          project: { projectId: session.key.projectId, name: session.projectName },
          key: { name: session.key.name, kind: session.key.kind, scopes: session.key.scopes },
          expiresAt: session.expiresAt.toISOString(),
        }
      : null,
    // As the simulator's own door has it.
    iphone: hasSimulator && session?.key.kind !== 'live',
    version: packageJson.version,
    publicUrl,
  }
}

function refuseBody(): never {
  throw new Problem('ERR_BODY_TOO_LARGE', `The body is larger than ${MAX_BODY_BYTES} bytes`)
}
