import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Access, Devices } from '../devices/devices.ts'
import {
  deviceLibraryIdentifierSchema,
  passTypeIdentifierSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../identifiers.ts'
import type { PassLookup } from '../passes/pass-lookup.ts'
import type { PassVersion } from '../storage/storage.ts'
import { PASS_MEDIA_TYPE } from './pass-file.ts'

export interface WebServiceRoutesOptions {
  readonly devices: Devices
  readonly lookup: PassLookup
}

const passPath = z.object({ passTypeIdentifier: passTypeIdentifierSchema, serialNumber: serialNumberSchema })
const devicePath = z.object({
  deviceLibraryIdentifier: deviceLibraryIdentifierSchema,
  passTypeIdentifier: passTypeIdentifierSchema,
})
const registrationPath = passPath.extend(devicePath.shape)

const registrationBody = z.looseObject({ pushToken: pushTokenSchema })

/** A device sends a handful of lines; a stranger could send anything. Longer lines are cut, more lines are left out. */
const MAX_LOG_LINES = 50
const MAX_LOG_LINE_LENGTH = 2_000
const logBody = z.looseObject({
  logs: z
    .array(z.string())
    .transform(lines => lines.slice(0, MAX_LOG_LINES).map(line => line.slice(0, MAX_LOG_LINE_LENGTH))),
})

/**
 * The token is signed with the key that signs passes. Without a limit on its characters a stranger could have the manifest of a
 * pass of his own signed here: JSON needs a brace and quotes, which no token has.
 */
const personalizationBody = z.looseObject({
  personalizationToken: z.string().regex(/^[A-Za-z0-9+/=_.:-]{1,512}$/),
  requiredPersonalizationInfo: z.record(z.string().max(64), z.string().max(512)),
})

/** Tags are our own sequence numbers; a device returns what it was given. */
const updateTag = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/**
 * Apple's web service for passes, to the letter: statuses and bodies are the documented ones, since no device reads prose.
 *
 * @see Web service, section 1
 */
export function webServiceRoutes({ devices, lookup }: WebServiceRoutesOptions): Hono {
  const routes = new Hono()

  routes.post('/devices/:deviceLibraryIdentifier/registrations/:passTypeIdentifier/:serialNumber', async context => {
    const path = registrationPath.safeParse(context.req.param())
    if (!path.success) return answer(404)
    return whenGranted(await devices.authorize(path.data, tokenOf(context)), async pass => {
      const body = registrationBody.safeParse(await jsonOf(context))
      if (!body.success) return answer(400)
      const isNew = await devices.register(pass, path.data.deviceLibraryIdentifier, body.data.pushToken)
      return answer(isNew ? 201 : 200)
    })
  })

  routes.delete('/devices/:deviceLibraryIdentifier/registrations/:passTypeIdentifier/:serialNumber', async context => {
    const path = registrationPath.safeParse(context.req.param())
    if (!path.success) return answer(404)
    return whenGranted(await devices.authorize(path.data, tokenOf(context)), async pass => {
      await devices.unregister(pass, path.data.deviceLibraryIdentifier)
      return answer(200)
    })
  })

  // No Authorization here: knowing the device library identifier is the authorization, and devices send none.
  routes.get('/devices/:deviceLibraryIdentifier/registrations/:passTypeIdentifier', async context => {
    const path = devicePath.safeParse(context.req.param())
    if (!path.success) return answer(204)
    // A tag that is none of ours was given by the service that had these passes before: the device is told of all of them once, and goes
    // on with a tag of ours. Refused, it would never hear of a change again.
    const tag = updateTag.safeParse(context.req.query('passesUpdatedSince'))
    const updatable = await devices.listUpdatable({ ...path.data, updatedSince: tag.success ? tag.data : undefined })
    if (!updatable) return answer(204)
    const body = { serialNumbers: updatable.serialNumbers, lastUpdated: String(updatable.lastUpdateTag) }
    return answer(200, { 'Content-Type': 'application/json' }, JSON.stringify(body))
  })

  // Hono answers HEAD with the same headers and no body, as devices were seen to ask.
  routes.get('/passes/:passTypeIdentifier/:serialNumber', async context => {
    const path = passPath.safeParse(context.req.param())
    if (!path.success) return answer(404)
    return whenGranted(await devices.authorize(path.data, tokenOf(context)), pass =>
      passResponse(context, pass, { devices, lookup }),
    )
  })

  routes.post('/passes/:passTypeIdentifier/:serialNumber/personalize', async context => {
    const path = passPath.safeParse(context.req.param())
    if (!path.success) return answer(404)
    const body = personalizationBody.safeParse(await jsonOf(context))
    if (!body.success) return answer(400)
    const { personalizationToken, requiredPersonalizationInfo } = body.data
    const signature = await devices.personalize(path.data, personalizationToken, requiredPersonalizationInfo)
    if (!signature) return answer(404)
    return answer(200, { 'Content-Type': 'application/octet-stream' }, new Uint8Array(signature))
  })

  routes.post('/log', async context => {
    const body = logBody.safeParse(await jsonOf(context))
    if (!body.success) return answer(400)
    await devices.log(body.data.logs)
    return answer(200)
  })

  return routes
}

async function whenGranted(access: Access, serve: (pass: PassVersion) => Promise<Response>): Promise<Response> {
  switch (access.kind) {
    case 'granted':
      return serve(access.pass)
    case 'wrong-token':
      return answer(401)
    case 'unknown-pass':
      return answer(404)
  }
}

async function passResponse(
  context: Context,
  version: PassVersion,
  { devices, lookup }: WebServiceRoutesOptions,
): Promise<Response> {
  const isGet = context.req.method === 'GET'
  const ifModifiedSince = Date.parse(context.req.header('If-Modified-Since') ?? '')
  // Stored in whole seconds and never twice the same, so "not later" is "the same version".
  if (version.lastModifiedAt.getTime() <= ifModifiedSince) {
    if (isGet) devices.confirmed(version)
    return answer(304, validators(version))
  }
  const pass = await lookup.find(version)
  if (!pass) return answer(404)
  const bytes = await lookup.build(pass)
  if (isGet) devices.fetched(pass)
  return answer(200, { ...validators(pass), 'Content-Type': PASS_MEDIA_TYPE }, new Uint8Array(bytes))
}

function validators({ lastModifiedAt }: PassVersion) {
  return { 'Last-Modified': lastModifiedAt.toUTCString(), 'Cache-Control': 'private, no-cache' }
}

/** Without the framework's hands, through which headers go as objects of their own: 3 of the 20 µs that a device's call takes. */
function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array<ArrayBuffer> | null = null,
): Response {
  return new Response(body, { status, headers })
}

/** Scheme exactly as written, one space: Apple's form and nothing else. */
function tokenOf(context: Context): string | undefined {
  return /^ApplePass (\S+)$/.exec(context.req.header('Authorization') ?? '')?.[1]
}

async function jsonOf(context: Context): Promise<unknown> {
  try {
    return await context.req.json()
  } catch {
    return undefined
  }
}
