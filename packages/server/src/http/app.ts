import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Devices } from '../devices/devices.ts'
import type { Identities } from '../identity/identities.ts'
import type { IdentityStore } from '../identity/identity-store.ts'
import type { Inspections } from '../inspections/inspections.ts'
import type { Messages } from '../messages/messages.ts'
import type { HolderData } from '../passes/holder-data.ts'
import type { PassLookup } from '../passes/pass-lookup.ts'
import type { Passes } from '../passes/passes.ts'
import type { Previews } from '../previews/previews.ts'
import { Problem } from '../problems.ts'
import type { ApiKeys } from '../projects/api-keys.ts'
import type { Quota } from '../projects/quota.ts'
import type { RateLimiter } from '../projects/rate-limiter.ts'
import type { PushCounters } from '../push/push-counters.ts'
import type { Random } from '../random.ts'
import type { Storage } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { SignInLimiter } from '../studio/sign-in-limiter.ts'
import type { StudioFiles } from '../studio/studio-files.ts'
import type { StudioSessions } from '../studio/studio-sessions.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { apiRoutes } from './api-routes.ts'
import { type ApiVariables, authenticate } from './authenticate.ts'
import { idempotency } from './idempotency.ts'
import { identityRoutes } from './identity-routes.ts'
import { inspectRoutes, MAX_INSPECTED_BYTES } from './inspect-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { metricsRoute } from './metrics-route.ts'
import { openApiRoutes } from './openapi-routes.ts'
import { AREAS } from './operations.ts'
import { problemResponse } from './problem-response.ts'
import { projectRoutes } from './project-routes.ts'
import { referenceRoutes } from './reference-routes.ts'
import { shareRoutes } from './share-routes.ts'
import { StudioDoor } from './studio-door.ts'
import { studioPages } from './studio-pages.ts'
import { studioSessionRoutes } from './studio-session-routes.ts'
import { studioSimulator } from './studio-simulator.ts'
import { webServiceRoutes } from './web-service-routes.ts'

export interface AppOptions {
  readonly passes: Passes
  readonly lookup: PassLookup
  readonly holderData: HolderData
  readonly apiKeys: ApiKeys
  readonly quota: Quota
  readonly rateLimiter: RateLimiter
  readonly devices: Devices
  readonly messages: Messages
  readonly timeline: Timeline
  readonly previews: Previews
  readonly pushCounters: PushCounters
  /** After how long a device that was pushed to and has not come counts as such. */
  readonly silentAfterMs: number
  readonly storage: Storage
  readonly identities: Identities
  readonly identityStore: IdentityStore
  readonly clock: Clock
  readonly publicUrl: string
  readonly random: Random
  readonly logger: Logger
  readonly inspections: Inspections
  /** Absent where no studio is served. */
  readonly studio?: StudioParts | undefined
}

/** What there is of the studio. */
export interface StudioParts {
  readonly sessions: StudioSessions
  readonly signInLimiter: SignInLimiter
  /** Absent where it is not built. */
  readonly files: StudioFiles | undefined
  /** API key of a sandbox: who is on its machine need not show one. */
  readonly openWith?: string | undefined
  readonly simulatorUrl?: string | undefined
  /** Aborted when the server ends. */
  readonly closing?: AbortSignal | undefined
}

/** The guide's cap for a request. */
const MAX_API_BODY_BYTES = 2_000_000
/** Devices send a push token, some log lines, or a sign-up form. */
const MAX_DEVICE_BODY_BYTES = 128 * 1024

/** What scripts on other sites may send, and read of an answer. */
const CORS_REQUEST_HEADERS = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match'] as const
const CORS_ANSWER_HEADERS = [
  'X-Serial-Number',
  'X-Pass-Url',
  'Content-Disposition',
  'ETag',
  'Idempotency-Replayed',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
] as const

/** All addresses of the server. */
export function createApp(options: AppOptions): Hono<ApiVariables> {
  const {
    passes,
    lookup,
    holderData,
    apiKeys,
    quota,
    rateLimiter,
    devices,
    messages,
    timeline,
    previews,
    pushCounters,
    silentAfterMs,
    storage,
    identities,
    identityStore,
    publicUrl,
    clock,
    random,
    logger,
    inspections,
    studio,
  } = options
  const door = studio && new StudioDoor({ sessions: studio.sessions, publicUrl })
  // A `webServiceURL` that ends in a slash makes devices ask for `//v1/…`.
  const app = new Hono<ApiVariables>({ getPath: request => getPath(request).replace(/^\/{2,}/, '/') })

  app.onError((error, context) => {
    if (error instanceof Problem) {
      if (error.code.startsWith('ERR_API_KEY')) context.header('WWW-Authenticate', 'Bearer')
      for (const [name, value] of Object.entries(error.headers)) context.header(name, value)
      return problemResponse(context, {
        code: error.code,
        detail: error.message,
        errors: error.errors,
        members: error.members,
      })
    }
    const instance = `urn:uuid:${random.uuid()}`
    logger.error({ err: error, instance, method: context.req.method, route: context.req.routePath }, 'request failed')
    return error instanceof StorageError
      ? problemResponse(context, { code: 'ERR_STORAGE_UNAVAILABLE', detail: 'The database does not answer', instance })
      : problemResponse(context, { code: 'ERR_INTERNAL', detail: 'Something went wrong on our side', instance })
  })
  const pages = studio && studioPages(studio.files)
  app.notFound(
    async context =>
      (await pages?.(context)) ??
      problemResponse(context, { code: 'ERR_ROUTE_NOT_FOUND', detail: `There is nothing at ${context.req.path}` }),
  )

  // Before the key is asked for: browsers ask for permission without it.
  app.use(
    '/api/*',
    cors({ origin: '*', allowHeaders: [...CORS_REQUEST_HEADERS], exposeHeaders: [...CORS_ANSWER_HEADERS] }),
  )
  const callerOfSession = door && ((context: Context) => door.callerOf(context))
  app.use('/api/*', authenticate({ apiKeys, rateLimiter, quota, callerOfSession }))
  const [limitApiBody, limitInspected] = [limitBody(MAX_API_BODY_BYTES), limitBody(MAX_INSPECTED_BYTES)]
  app.use('/api/*', (context, next) =>
    context.req.path === '/api/inspect' ? limitInspected(context, next) : limitApiBody(context, next),
  )
  // Not where keys are made: an answer that is kept would keep the key.
  for (const path of ['/api/pkpass', '/api/passes/*', '/api/notify']) {
    app.use(path, idempotency({ storage, clock }))
  }
  app.post('/v1/*', limitBody(MAX_DEVICE_BODY_BYTES))
  app.route('/api', identityRoutes({ identityStore, storage, clock }))
  app.route('/api', projectRoutes({ apiKeys, quota, holderData, storage, clock }))
  app.route('/api', messageRoutes({ messages }))
  app.route('/api', apiRoutes({ passes, lookup, previews, storage, publicUrl, clock }))
  app.route('/api', inspectRoutes({ inspections }))
  app.route('/v1', webServiceRoutes({ devices, lookup }))
  app.route('/p', shareRoutes({ lookup }))
  app.route('/', openApiRoutes(AREAS, publicUrl))
  app.route('/', referenceRoutes(AREAS, publicUrl))
  app.get('/metrics', metricsRoute({ identities, storage, timeline, pushCounters, silentAfterMs, clock }))
  app.get('/health', context => context.json({ status: 'ok' }))
  if (studio && door) routeStudio(app, { ...studio, door, publicUrl })
  return app
}

function routeStudio(
  app: Hono<ApiVariables>,
  studio: StudioParts & { readonly door: StudioDoor; readonly publicUrl: string },
): void {
  const { door, simulatorUrl, closing } = studio
  app.route('/studio', studioSessionRoutes({ ...studio, hasSimulator: simulatorUrl !== undefined }))
  app.route('/simulator', studioSimulator({ door, simulatorUrl, closing }))
}

function limitBody(maxBytes: number) {
  const refuse = (): never => {
    throw new Problem('ERR_BODY_TOO_LARGE', `The body is larger than ${maxBytes} bytes`)
  }
  const limitStream = bodyLimit({ maxSize: maxBytes, onError: refuse })
  return createMiddleware(async (context, next) => {
    const length = context.req.header('Content-Length')
    const isStreamed = context.req.header('Transfer-Encoding') !== undefined
    const isBodiless = context.req.method === 'GET' || context.req.method === 'HEAD'
    // Where the length is announced, Node reads no further. To count a stream, whole request objects are made: a fifth of the time
    // that answering a device took.
    if (isStreamed || (length === undefined && !isBodiless)) return await limitStream(context, next)
    if (Number(length ?? 0) > maxBytes) refuse()
    return await next()
  })
}
