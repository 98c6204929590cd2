import { Hono } from 'hono'
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { HeldPass, HolderData, HolderQuery } from '../passes/holder-data.ts'
import { Problem } from '../problems.ts'
import type { ApiKeys, MadeApiKey } from '../projects/api-keys.ts'
import { actorOf } from '../projects/caller.ts'
import type { Quota } from '../projects/quota.ts'
import type { ApiKey, NewApiKey, Storage } from '../storage/storage.ts'
import { tellDevices } from '../timeline/tell-timeline.ts'
import type { ApiVariables } from './authenticate.ts'
import { type Call, json, parseWith, queryOf, serve } from './operation.ts'
import * as operations from './project-operations.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'
import { deviceBody } from './timeline-body.ts'

export interface ProjectRoutesOptions {
  readonly apiKeys: ApiKeys
  readonly quota: Quota
  readonly holderData: HolderData
  readonly storage: Pick<Storage, 'listAuditEntries'>
  readonly clock: Clock
}

const SECOND_MS = 1000

/** Calls on the project that the API key belongs to. */
export function projectRoutes({
  apiKeys,
  quota,
  holderData,
  storage,
  clock,
}: ProjectRoutesOptions): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>()

  serve(routes, operations.showUsage, async call => {
    const { count, limit, remaining, resetAt } = await quota.usageOf(call.caller)
    return json(call, operations.usageSchema, {
      count,
      limit: limit ?? null,
      remaining: remaining ?? null,
      resetDate: resetAt.toISOString(),
      plan: 'byok',
    })
  })

  serve(routes, operations.listKeys, async call => {
    const keys = await apiKeys.list(call.caller.projectId)
    return json(call, operations.keysSchema, { keys: keys.map(keyBody) })
  })
  serve(routes, operations.createKey, async call => {
    const { kind = call.caller.kind, ...request } = parseWith(operations.newKeySchema, await readJson(call.context))
    const { projectId } = call.caller
    refuseLiveKey(call, kind)
    return madeAnswer(call, await apiKeys.create({ projectId, kind, ...request }, actorOf(call.caller)))
  })
  serve(routes, operations.rotateKey, async call => {
    const text = await call.context.req.text()
    const { graceSeconds } = parseWith(operations.rotationSchema, text === '' ? {} : await readJson(call.context))
    const { projectId } = call.caller
    const id = call.context.req.param('id') ?? ''
    const key = (await apiKeys.list(projectId)).find(each => each.apiKeyId === id)
    if (key) refuseLiveKey(call, key.kind)
    return madeAnswer(call, await apiKeys.rotate(projectId, id, graceSeconds * SECOND_MS, actorOf(call.caller)))
  })
  serve(routes, operations.revokeKey, async call => {
    const id = call.context.req.param('id') ?? ''
    const key = await apiKeys.revoke(call.caller.projectId, id, actorOf(call.caller))
    return json(call, operations.keySchema, keyBody(key))
  })

  serve(routes, operations.listAudit, async call => {
    const { projectId } = call.caller
    const entries = await storage.listAuditEntries({ projectId, ...queryOf(call, operations.auditQuerySchema) })
    return json(call, operations.auditSchema, {
      entries: entries.map(({ auditEntryId: id, at, actor, action, subject }) => ({
        id,
        at: at.toISOString(),
        actor,
        action,
        subject,
      })),
    })
  })

  serve(routes, operations.exportHolder, async call => {
    const held = await holderData.export(call.caller, holderQueryOf(call))
    return json(call, operations.holderDataSchema, { passes: held.map(each => heldPassBody(each, clock.now())) })
  })
  serve(routes, operations.eraseHolder, async call => {
    const erasedPasses = await holderData.erase(call.caller, holderQueryOf(call))
    return json(call, operations.erasedSchema, { erasedPasses })
  })

  routes.all('/auth/usage', refuseMethod('GET'))
  routes.all('/keys', refuseMethod('GET, POST'))
  routes.all('/keys/:id', refuseMethod('DELETE'))
  routes.all('/keys/:id/rotate', refuseMethod('POST'))
  routes.all('/audit-log', refuseMethod('GET'))
  routes.all('/holder-data', refuseMethod('GET, DELETE'))
  return routes
}

/** A test key could reach Apple by a live one that it makes. */
function refuseLiveKey({ caller }: Call, kind: NewApiKey['kind']): void {
  if (caller.kind === 'live' || kind === 'test') return
  throw new Problem('ERR_SCOPE_MISSING', 'A test key makes test keys only; use a live key with the scope admin', [], {
    scope: 'admin',
  })
}

function holderQueryOf(call: Call): HolderQuery {
  const { holderId, serialNumber, externalId } = queryOf(call, operations.holderQuerySchema)
  if (holderId !== undefined) return { holderId }
  if (serialNumber !== undefined) return { serialNumber }
  if (externalId !== undefined) return { externalId }
  throw new Problem('ERR_REQUEST_INVALID', 'Exactly one of holderId, serialNumber and externalId must be given')
}

type KeyFacts = NewApiKey & Partial<Pick<ApiKey, 'lastUsedAt' | 'revokedAt'>>

function keyBody(key: KeyFacts): z.input<typeof operations.keySchema> {
  const { apiKeyId: id, name, kind, scopes, createdAt, lastUsedAt, revokedAt } = key
  return {
    id,
    name,
    kind,
    scopes,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}

function madeAnswer(call: Call, { apiKey, key }: MadeApiKey): Response {
  call.context.header('Cache-Control', 'no-store')
  return json(call, operations.madeKeySchema, { ...keyBody(key), apiKey }, 201)
}

/** Without the secrets of the pass and its devices: they are the installation's, not the holder's. */
function heldPassBody({ pass, devices, personalization }: HeldPass, now: Date) {
  const { serialNumber, passTypeIdentifier, externalId, holderId, createdAt, updatedAt, revokedAt, latestMessage } =
    pass
  return {
    serialNumber,
    passTypeIdentifier,
    externalId,
    holderId,
    createdAt: createdAt.toISOString(),
    lastUpdated: updatedAt.getTime(),
    revokedAt: revokedAt?.toISOString(),
    content: JSON.parse(pass.content),
    latestMessage,
    personalization: personalization && {
      receivedAt: personalization.receivedAt.toISOString(),
      requiredPersonalizationInfo: JSON.parse(personalization.requiredPersonalizationInfo),
    },
    devices: tellDevices(devices, now).map(deviceBody),
  }
}
