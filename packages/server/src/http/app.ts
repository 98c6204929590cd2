import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getPath } from 'hono/utils/url'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Devices } from '../devices/devices.ts'
import type { Identities } from '../identity/identities.ts'
import type { IdentityStore } from '../identity/identity-store.ts'
import type { Passes } from '../passes/passes.ts'
import { Problem } from '../problems.ts'
import type { Random } from '../random.ts'
import type { Storage } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import { apiRoutes } from './api-routes.ts'
import { identityRoutes } from './identity-routes.ts'
import { metricsRoute } from './metrics-route.ts'
import { problemPage } from './problem-page.ts'
import { problemResponse } from './problem-response.ts'
import { shareRoutes } from './share-routes.ts'
import { webServiceRoutes } from './web-service-routes.ts'

export interface AppOptions {
  readonly passes: Passes
  readonly devices: Devices
  readonly storage: Storage
  readonly identities: Identities
  readonly identityStore: IdentityStore
  readonly clock: Clock
  readonly publicUrl: string
  readonly random: Random
  readonly logger: Logger
}

/** The guide's cap for a request. */
const MAX_API_BODY_BYTES = 2_000_000
/** Devices send a push token, some log lines, or a sign-up form. */
const MAX_DEVICE_BODY_BYTES = 128 * 1024

/** All addresses of the server. */
export function createApp(options: AppOptions): Hono {
  const { passes, devices, storage, identities, identityStore, publicUrl, clock, random, logger } = options
  // A `webServiceURL` that ends in a slash makes devices ask for `//v1/…`.
  const app = new Hono({ getPath: request => getPath(request).replace(/^\/{2,}/, '/') })

  app.onError((error, context) => {
    if (error instanceof Problem) {
      if (error.code.startsWith('ERR_API_KEY')) context.header('WWW-Authenticate', 'Bearer')
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
  app.notFound(context =>
    problemResponse(context, { code: 'ERR_ROUTE_NOT_FOUND', detail: `There is nothing at ${context.req.path}` }),
  )

  app.use('/api/*', limitBody(MAX_API_BODY_BYTES))
  app.use('/v1/*', limitBody(MAX_DEVICE_BODY_BYTES))
  app.route('/api/identities', identityRoutes({ identityStore, storage }))
  app.route('/api', apiRoutes({ passes, storage, publicUrl }))
  app.route('/v1', webServiceRoutes({ devices, passes }))
  app.route('/p', shareRoutes({ passes }))
  app.get('/problems/:code', problemPage)
  app.get('/metrics', metricsRoute({ identities, clock }))
  app.get('/health', context => context.json({ status: 'ok' }))
  return app
}

function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Problem('ERR_BODY_TOO_LARGE', `The body is larger than ${maxBytes} bytes`)
    },
  })
}
