import { Hono } from 'hono'
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import { passTypeIdentifierSchema } from '../identifiers.ts'
import type { IdentityFacts } from '../identity/describe-identity.ts'
import type { IdentityStore, ImportedIdentities, SigningRequestFacts } from '../identity/identity-store.ts'
import { Problem } from '../problems.ts'
import { auditOf } from '../projects/caller.ts'
import type { Storage } from '../storage/storage.ts'
import type { ApiVariables } from './authenticate.ts'
import * as operations from './identity-operations.ts'
import { json, parseWith, serve } from './operation.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'

export interface IdentityRoutesOptions {
  readonly identityStore: IdentityStore
  readonly storage: Pick<Storage, 'appendAuditEntry'>
  readonly clock: Clock
}

/** Calls on the identities of the project that the API key belongs to. No answer has a private key in it. */
export function identityRoutes({ identityStore, storage, clock }: IdentityRoutesOptions): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>()

  serve(routes, operations.listIdentities, call => {
    const identities = identityStore.list(call.caller.projectId)
    return json(call, operations.identitiesSchema, { identities: identities.map(identityBody) })
  })

  serve(routes, operations.importIdentities, async call => {
    const { files, passphrases } = parseWith(operations.importSchema, await readJson(call.context))
    const imported = await identityStore.import(
      call.caller.projectId,
      files.map(({ name, content }) => ({ name, bytes: new Uint8Array(Buffer.from(content, 'base64')) })),
      passphrases,
    )
    if (imported.identities.length === 0) throw refused(imported, files)
    for (const { passTypeIdentifier } of imported.identities) {
      await storage.appendAuditEntry(auditOf(call.caller, 'identity.imported', passTypeIdentifier, clock.now()))
    }
    const { pieces, identities, findings } = imported
    return json(call, operations.importedSchema, { pieces, identities: identities.map(identityBody), findings }, 201)
  })

  serve(routes, operations.listSigningRequests, async call => {
    const requests = await identityStore.listRequests(call.caller.projectId)
    return json(call, operations.signingRequestsSchema, { requests: requests.map(signingRequestBody) })
  })

  serve(routes, operations.createSigningRequest, async call => {
    const { commonName } = parseWith(operations.newSigningRequestSchema, await readJson(call.context))
    const request = await identityStore.createRequest(call.caller.projectId, commonName)
    await storage.appendAuditEntry(auditOf(call.caller, 'identity.requested', request.requestId, clock.now()))
    return json(call, operations.signingRequestSchema, signingRequestBody(request), 201)
  })

  // Behind the requests, which are no pass type.
  serve(routes, operations.showIdentity, call => {
    const parsed = passTypeIdentifierSchema.safeParse(call.context.req.param('passTypeIdentifier'))
    if (!parsed.success) throw new Problem('ERR_IDENTITY_NOT_FOUND', 'There is no identity for such a pass type')
    const identity = identityStore.get(call.caller.projectId, parsed.data)
    return json(call, operations.identitySchema, identityBody(identity))
  })

  routes.all('/identities', refuseMethod('GET, POST'))
  routes.all('/identities/requests', refuseMethod('GET, POST'))
  routes.all('/identities/:passTypeIdentifier', refuseMethod('GET'))
  return routes
}

function identityBody({
  notBefore,
  notAfter,
  expiresAt,
  ...facts
}: IdentityFacts): z.input<typeof operations.identitySchema> {
  return {
    ...facts,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}

function signingRequestBody({ createdAt, ...facts }: SigningRequestFacts) {
  return { ...facts, createdAt: createdAt.toISOString() }
}

function refused({ pieces, findings }: ImportedIdentities, files: readonly { readonly name: string }[]): Problem {
  const errors = findings.map(({ rule, file, message, fix }) => {
    const index = files.findIndex(({ name }) => name === file)
    return { pointer: index < 0 ? '/files' : `/files/${index}`, code: rule, message: `${message}. ${fix}` }
  })
  return new Problem('ERR_IDENTITY_REFUSED', findings[0]?.message ?? 'The files make no identity', errors, { pieces })
}
