import { Hono } from 'hono'
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import { externalIdSchema, type SerialNumber, serialNumberSchema } from '../identifiers.ts'
import { entityTagOf } from '../passes/entity-tag.ts'
import { listPage } from '../passes/pass-list.ts'
import type { PassLookup } from '../passes/pass-lookup.ts'
import type { ChangeOptions, IssuedPass, Passes, UpdatedPass } from '../passes/passes.ts'
import type { PreviewOptions } from '../previews/preview-request.ts'
import type { Previews } from '../previews/previews.ts'
import { Problem } from '../problems.ts'
import { requireScope } from '../projects/caller.ts'
import type { ContentChangeResult, Storage, StoredPass } from '../storage/storage.ts'
import { tellDevices, tellTimeline } from '../timeline/tell-timeline.ts'
import type { ApiVariables } from './authenticate.ts'
import { type Call, json, queryOf, serve } from './operation.ts'
import { PASS_MEDIA_TYPE, passFileName } from './pass-file.ts'
import * as operations from './pass-operations.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'
import { deviceBody, timelineBody } from './timeline-body.ts'

export interface ApiRoutesOptions {
  readonly passes: Passes
  readonly lookup: PassLookup
  readonly previews: Previews
  readonly storage: Pick<Storage, 'listPasses'>
  readonly publicUrl: string
  readonly clock: Clock
}

/** Calls on passes. Paths and answers of the first are the guide's, so that its clients work unchanged. */
export function apiRoutes({
  passes,
  lookup,
  previews,
  storage,
  publicUrl,
  clock,
}: ApiRoutesOptions): Hono<ApiVariables> {
  const shareUrl = ({ serialNumber }: Pick<StoredPass, 'serialNumber'>) =>
    `${publicUrl}/p/${encodeURIComponent(serialNumber)}`
  const routes = new Hono<ApiVariables>()
  const drawn = async (call: Call, options: PreviewOptions & { readonly scale?: number }) => {
    const { pass, files } = await lookup.parts(call.caller, serialNumberOf(call))
    return previews.draw({ ...options, pass, files, now: clock.now() })
  }

  const issue =
    ({ query }: typeof operations.issuePassFile | typeof operations.issuePass) =>
    async (call: Call) => {
      const { format, strict } = queryOf(call, query)
      const issued = await passes.issue(call.caller, await readJson(call.context), { isStrict: strict })
      describePass(call, issued.pass, shareUrl(issued.pass))
      return format === 'json' ? issuedAnswer(call, issued, shareUrl(issued.pass)) : fileAnswer(call, issued)
    }
  serve(routes, operations.issuePassFile, issue(operations.issuePassFile))
  serve(routes, operations.issuePass, issue(operations.issuePass))

  serve(routes, operations.upsertPass, async call => {
    // It may turn out to be either.
    requireScope(call.caller, 'update')
    const externalId = externalIdSchema.safeParse(call.context.req.param('externalId'))
    if (!externalId.success) throw new Problem('ERR_REQUEST_INVALID', 'externalId must have 1 to 255 characters')
    const body = await readJson(call.context)
    const outcome = await passes.upsert(call.caller, externalId.data, body, changeOptions(call))
    if ('updated' in outcome) return updatedAnswer(call, outcome.updated)
    describePass(call, outcome.issued.pass, shareUrl(outcome.issued.pass))
    return issuedAnswer(call, outcome.issued, shareUrl(outcome.issued.pass), 201)
  })

  serve(routes, operations.updatePass, async call => {
    const body = await readJson(call.context)
    return updatedAnswer(call, await passes.update(call.caller, serialNumberOf(call), body, changeOptions(call)))
  })
  serve(routes, operations.patchPass, async call => {
    const body = await readJson(call.context)
    return updatedAnswer(call, await passes.patch(call.caller, serialNumberOf(call), body, changeOptions(call)))
  })

  serve(routes, operations.listPasses, async call => {
    const { q: words, status, ...query } = queryOf(call, operations.listQuerySchema)
    const isRevoked = status === undefined ? undefined : status === 'revoked'
    const page = await listPage({ storage, lookup }, call.caller, { ...query, words, isRevoked })
    return json(call, operations.passListSchema, {
      passes: page.passes.map(pass => ({ ...passFacts(pass, shareUrl(pass)), name: pass.name })),
      nextCursor: page.nextCursor ?? null,
    })
  })
  serve(routes, operations.previewDrawing, async call => {
    const options = queryOf(call, operations.previewQuerySchema)
    return drawingAnswer(call, 'image/svg+xml', await drawn(call, options))
  })
  serve(routes, operations.previewPicture, async call => {
    const options = queryOf(call, operations.pictureQuerySchema)
    return drawingAnswer(call, 'image/png', await drawn(call, options))
  })
  serve(routes, operations.showPass, async call => {
    const { pass, devices } = await lookup.get(call.caller, serialNumberOf(call))
    const timeline = await lookup.timelineOf(pass)
    call.context.header('ETag', entityTagOf(pass))
    return json(call, operations.passStateSchema, {
      ...passFacts(pass, shareUrl(pass)),
      content: JSON.parse(pass.content),
      devices: tellDevices(devices, clock.now()).map(deviceBody),
      timeline: tellTimeline(pass, timeline).map(timelineBody),
    })
  })

  serve(routes, operations.revokePass, async call => {
    const result = await passes.revoke(call.caller, serialNumberOf(call), changeOptions(call))
    call.context.header('ETag', entityTagOf(result.pass))
    return json(call, operations.revokedSchema, {
      serialNumber: result.pass.serialNumber,
      deleted: true,
      ...(result.isChanged ? {} : { alreadyDeleted: true }),
      ...changeFacts(result),
    })
  })
  serve(routes, operations.reactivatePass, async call => {
    const result = await passes.reactivate(call.caller, serialNumberOf(call), changeOptions(call))
    call.context.header('ETag', entityTagOf(result.pass))
    return json(call, operations.reactivatedSchema, {
      serialNumber: result.pass.serialNumber,
      status: 'active',
      unchanged: !result.isChanged,
      ...changeFacts(result),
    })
  })

  routes.all('/passes/by-external-id/:externalId', refuseMethod('PUT'))
  routes.all('/passes/:serialNumber/reactivate', refuseMethod('POST'))
  for (const path of ['/passes/:serialNumber', '/pkpass/:serialNumber']) {
    routes.all(path, refuseMethod('GET, PUT, PATCH, DELETE'))
  }
  routes.all('/pkpass', refuseMethod('POST'))
  routes.all('/passes', refuseMethod('GET, POST'))
  return routes
}

function changeOptions(call: Call): ChangeOptions {
  const { strict } = queryOf(call, operations.changeQuerySchema)
  return { isStrict: strict, ifMatch: call.context.req.header('If-Match') }
}

/** What the header of an answer says of a pass that was issued. */
function describePass({ context }: Call, pass: StoredPass, shareUrl: string): void {
  context.header('X-Serial-Number', pass.serialNumber)
  context.header('X-Pass-Url', shareUrl)
  context.header('ETag', entityTagOf(pass))
}

function issuedAnswer(call: Call, { pass, bytes, findings }: IssuedPass, shareUrl: string, status: 200 | 201 = 200) {
  const applePass = Buffer.from(bytes).toString('base64')
  return json(call, operations.issuedSchema, { serialNumber: pass.serialNumber, shareUrl, applePass, findings }, status)
}

function fileAnswer({ context }: Call, { pass, bytes }: IssuedPass): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': PASS_MEDIA_TYPE,
    'Content-Disposition': `attachment; filename="${passFileName(pass)}"`,
    'Cache-Control': 'private, no-store',
  })
}

function updatedAnswer(call: Call, { pass, isChanged, notifiedDevices, findings }: UpdatedPass): Response {
  call.context.header('ETag', entityTagOf(pass))
  return json(call, operations.updatedSchema, {
    serialNumber: pass.serialNumber,
    lastUpdated: pass.updatedAt.getTime(),
    notifiedDevices,
    unchanged: !isChanged,
    findings,
  })
}

function changeFacts({ pass, notifiedDevices }: ContentChangeResult) {
  return { notifiedDevices, lastUpdated: pass.updatedAt.getTime() }
}

type PassFacts = Pick<
  StoredPass,
  'serialNumber' | 'passTypeIdentifier' | 'externalId' | 'holderId' | 'createdAt' | 'updatedAt' | 'revokedAt'
>

function passFacts(pass: PassFacts, shareUrl: string): Omit<z.input<typeof operations.listedPassSchema>, 'name'> {
  const { serialNumber, passTypeIdentifier, externalId, holderId, createdAt, updatedAt, revokedAt } = pass
  return {
    serialNumber,
    passTypeIdentifier,
    externalId,
    holderId,
    status: revokedAt ? 'revoked' : 'active',
    createdAt: createdAt.toISOString(),
    lastUpdated: updatedAt.getTime(),
    revokedAt: revokedAt?.toISOString(),
    shareUrl,
  }
}

/** @throws Problem ERR_PASS_NOT_FOUND for what can be no serial number */
function serialNumberOf({ context }: Call): SerialNumber {
  const parsed = serialNumberSchema.safeParse(context.req.param('serialNumber'))
  if (parsed.success) return parsed.data
  throw new Problem('ERR_PASS_NOT_FOUND', 'There is no pass with such a serial number')
}

/** A stranger's texts are in it: nothing of it may run, whoever opens it by its address. */
function drawingAnswer({ context }: Call, mediaType: string, bytes: Uint8Array): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'Cache-Control': 'private, no-store',
  })
}
