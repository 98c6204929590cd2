import { Hono } from 'hono'
import { z } from 'zod'
import { passTypeIdentifierSchema } from '../identifiers.ts'
import type { IdentityFacts } from '../identity/describe-identity.ts'
import type { IdentityStore, ImportedIdentities, SigningRequestFacts } from '../identity/identity-store.ts'
import { describeIssue } from '../passes/describe-issue.ts'
import { Problem } from '../problems.ts'
import type { Storage } from '../storage/storage.ts'
import { type ApiVariables, requireApiKey } from './api-key.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'

export interface IdentityRoutesOptions {
  readonly identityStore: IdentityStore
  readonly storage: Pick<Storage, 'findApiKey'>
}

/** Leaf, key, intermediate, and what else lies in the folder. */
const MAX_FILES = 20
const MAX_PASSPHRASES = 5
const MAX_NAME_LENGTH = 255
/** An attribute of a subject. @see RFC 5280, ub-common-name */
const MAX_COMMON_NAME_LENGTH = 64

const importBody = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(MAX_NAME_LENGTH),
        content: z.base64().transform(text => new Uint8Array(Buffer.from(text, 'base64'))),
      }),
    )
    .min(1)
    .max(MAX_FILES),
  passphrases: z.array(z.string().max(1024)).max(MAX_PASSPHRASES).default([]),
})

const requestBody = z.strictObject({
  commonName: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .max(MAX_COMMON_NAME_LENGTH)
    .default('Billfold'),
})

/** Identities of the project that the API key belongs to. No answer has a private key in it. */
export function identityRoutes({ identityStore, storage }: IdentityRoutesOptions): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>()
  routes.use(requireApiKey(storage))

  routes.get('/', context => {
    const identities = identityStore.list(context.get('projectId'))
    return context.json({ identities: identities.map(identityBody) })
  })

  routes.post('/', async context => {
    const { files, passphrases } = parseBody(importBody, await readJson(context))
    const imported = await identityStore.import(
      context.get('projectId'),
      files.map(({ name, content }) => ({ name, bytes: content })),
      passphrases,
    )
    if (imported.identities.length === 0) throw refused(imported, files)
    const { pieces, identities, findings } = imported
    return context.json({ pieces, identities: identities.map(identityBody), findings }, 201)
  })

  routes.get('/requests', async context => {
    const requests = await identityStore.listRequests(context.get('projectId'))
    return context.json({ requests: requests.map(signingRequestBody) })
  })

  routes.post('/requests', async context => {
    const { commonName } = parseBody(requestBody, await readJson(context))
    const request = await identityStore.createRequest(context.get('projectId'), commonName)
    return context.json(signingRequestBody(request), 201)
  })

  routes.get('/:passTypeIdentifier', context => {
    const parsed = passTypeIdentifierSchema.safeParse(context.req.param('passTypeIdentifier'))
    if (!parsed.success) throw new Problem('ERR_IDENTITY_NOT_FOUND', 'There is no identity for such a pass type')
    return context.json(identityBody(identityStore.get(context.get('projectId'), parsed.data)))
  })

  routes.all('/', refuseMethod('GET, POST'))
  routes.all('/requests', refuseMethod('GET, POST'))
  routes.all('/:passTypeIdentifier', refuseMethod('GET'))
  return routes
}

function identityBody({ notBefore, notAfter, expiresAt, ...facts }: IdentityFacts) {
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

/** @throws Problem ERR_REQUEST_INVALID with every place that is wrong; a passphrase is not quoted. */
function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(describeIssue)
  throw new Problem('ERR_REQUEST_INVALID', errors[0]?.message ?? 'The request is invalid', errors)
}

function refused({ pieces, findings }: ImportedIdentities, files: readonly { readonly name: string }[]): Problem {
  const errors = findings.map(({ rule, file, message, fix }) => {
    const index = files.findIndex(({ name }) => name === file)
    return { pointer: index < 0 ? '/files' : `/files/${index}`, code: rule, message: `${message}. ${fix}` }
  })
  return new Problem('ERR_IDENTITY_REFUSED', findings[0]?.message ?? 'The files make no identity', errors, { pieces })
}
