import { z } from 'zod'
import { externalIdSchema, holderIdSchema, serialNumberSchema } from '../identifiers.ts'
import { API_KEY_KINDS, SCOPES } from '../storage/storage.ts'
import type { Operation } from './operation.ts'
import { deviceSchema } from './timeline-body.ts'

// Calls on a project itself: its usage, keys and log, and the data of its holders. The handlers are in `project-routes.ts`.

const instant = z.iso.datetime()

export const usageSchema = z.object({
  count: z.int().meta({ description: 'Passes issued or changed this month' }),
  limit: z.int().nullable().meta({ description: 'null: any number' }),
  remaining: z.int().nullable().meta({ description: 'null: any number' }),
  resetDate: instant.meta({ description: 'When counting begins anew' }),
  plan: z.literal('byok').meta({ description: 'Whose credentials sign: here always your own' }),
})

const keyFacts = z.object({
  id: z.string().meta({ description: 'Names the key in calls and in the log' }),
  name: z.string(),
  kind: z.enum(API_KEY_KINDS).meta({ description: 'A test key signs with a sandbox identity, and is not counted' }),
  scopes: z.array(z.enum(SCOPES)).readonly().meta({ description: 'What it may do' }),
  createdAt: instant,
  lastUsedAt: instant.nullable().meta({ description: 'To within five minutes' }),
  revokedAt: instant.nullable().meta({ description: 'May lie ahead, for a key that was rotated' }),
})

export const keySchema = keyFacts.meta({ id: 'ApiKey' })

export const keysSchema = z.object({ keys: z.array(keySchema) })

export const madeKeySchema = keyFacts.extend({
  apiKey: z.string().meta({ description: 'Told this once, and never again' }),
})

export const newKeySchema = z.strictObject({
  name: z.string().min(1).max(64).meta({ description: 'What it is for, for people' }),
  kind: z.enum(API_KEY_KINDS).optional().meta({ description: 'Default: that of the key it is made with' }),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .default(['issue', 'update', 'read'])
    .meta({ description: 'What it may do; admin may do all of it' }),
})

const DAY_SECONDS = 86_400
const MAX_GRACE_SECONDS = 30 * DAY_SECONDS

export const rotationSchema = z.strictObject({
  graceSeconds: z
    .int()
    .min(0)
    .max(MAX_GRACE_SECONDS)
    .default(DAY_SECONDS)
    .meta({ description: 'How long the former key goes on' }),
})

const MAX_PAGE = 100
export const auditQuerySchema = z.object({
  before: z.coerce.number().int().min(1).optional().meta({ description: 'Id of an entry: only older ones' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE).meta({ description: 'Entries of a page' }),
})

export const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.int(),
      at: instant,
      actor: z
        .string()
        .meta({ description: 'Id of a key; studio: and the id, for who signed in with it; or operator' }),
      action: z.string().meta({ description: 'Such as pass.issued or key.revoked' }),
      subject: z.string().meta({ description: 'Serial number, id or pass type of what was changed' }),
    }),
  ),
})

export const holderQuerySchema = z
  .object({
    holderId: holderIdSchema.optional().meta({ description: 'Your own name of the person: all their passes' }),
    serialNumber: serialNumberSchema.optional().meta({ description: 'One pass' }),
    externalId: externalIdSchema.optional().meta({ description: 'One pass, by your own name for it' }),
  })
  .refine(query => Object.values(query).filter(value => value !== undefined).length === 1, {
    error: 'Exactly one of holderId, serialNumber and externalId must be given',
  })

export const holderDataSchema = z.object({
  passes: z.array(
    z.object({
      serialNumber: z.string(),
      passTypeIdentifier: z.string(),
      externalId: z.string().optional(),
      holderId: z.string().optional(),
      createdAt: instant,
      lastUpdated: z.int().meta({ description: 'Milliseconds since the epoch' }),
      revokedAt: instant.optional(),
      content: z.unknown().meta({ description: 'The request as it was taken' }),
      latestMessage: z.string().optional(),
      personalization: z
        .object({ receivedAt: instant, requiredPersonalizationInfo: z.unknown() })
        .optional()
        .meta({ description: 'What the holder entered when signing up' }),
      devices: z.array(deviceSchema),
    }),
  ),
})

export const erasedSchema = z.object({ erasedPasses: z.int().meta({ description: 'How many there were' }) })

export const showUsage = {
  id: 'showUsage',
  method: 'get',
  paths: ['/auth/usage'],
  summary: 'What the project has used of its month',
  answers: { 200: { description: 'The usage', schema: usageSchema } },
  problems: [],
} as const satisfies Operation

export const listKeys = {
  id: 'listKeys',
  method: 'get',
  paths: ['/keys'],
  summary: 'API keys of the project, without the keys themselves',
  scope: 'admin',
  answers: { 200: { description: 'The keys, oldest first', schema: keysSchema } },
  problems: [],
} as const satisfies Operation

export const createKey = {
  id: 'createKey',
  method: 'post',
  paths: ['/keys'],
  summary: 'Make an API key of the project',
  description:
    'The answer is the only one that has the key in it, and no answer is kept for an Idempotency-Key: the call takes none. A test key makes test keys only.',
  scope: 'admin',
  body: newKeySchema,
  answers: { 201: { description: 'The key', schema: madeKeySchema } },
  problems: ['ERR_JSON_MALFORMED', 'ERR_REQUEST_INVALID', 'ERR_BODY_TOO_LARGE'],
} as const satisfies Operation

export const rotateKey = {
  id: 'rotateKey',
  method: 'post',
  paths: ['/keys/:id/rotate'],
  summary: 'Make a key in the place of another, which goes on for a while',
  description: 'The body may be left out. Takes no Idempotency-Key: an answer that is kept would keep the key.',
  scope: 'admin',
  body: rotationSchema,
  answers: { 201: { description: 'The new key', schema: madeKeySchema } },
  problems: ['ERR_JSON_MALFORMED', 'ERR_REQUEST_INVALID', 'ERR_KEY_NOT_FOUND', 'ERR_BODY_TOO_LARGE'],
} as const satisfies Operation

export const revokeKey = {
  id: 'revokeKey',
  method: 'delete',
  paths: ['/keys/:id'],
  summary: 'End a key at once',
  scope: 'admin',
  answers: { 200: { description: 'The key', schema: keySchema } },
  problems: ['ERR_KEY_NOT_FOUND'],
} as const satisfies Operation

export const listAudit = {
  id: 'listAudit',
  method: 'get',
  paths: ['/audit-log'],
  summary: 'Who changed what, when; newest first',
  scope: 'admin',
  query: auditQuerySchema,
  answers: { 200: { description: 'Entries', schema: auditSchema } },
  problems: ['ERR_REQUEST_INVALID'],
} as const satisfies Operation

export const exportHolder = {
  id: 'exportHolder',
  method: 'get',
  paths: ['/holder-data'],
  summary: 'Everything that is kept of one holder',
  description: 'Exactly one of the parameters names the holder.',
  scope: 'admin',
  query: holderQuerySchema,
  answers: { 200: { description: 'The data', schema: holderDataSchema } },
  problems: ['ERR_REQUEST_INVALID', 'ERR_HOLDER_NOT_FOUND'],
} as const satisfies Operation

export const eraseHolder = {
  id: 'eraseHolder',
  method: 'delete',
  paths: ['/holder-data'],
  summary: 'Forget everything that is kept of one holder',
  description:
    'Passes, their registrations, messages and what was entered when signing up. Devices that hold the passes keep them, and get no more updates.',
  scope: 'admin',
  query: holderQuerySchema,
  answers: { 200: { description: 'What was forgotten', schema: erasedSchema } },
  problems: ['ERR_REQUEST_INVALID', 'ERR_HOLDER_NOT_FOUND'],
} as const satisfies Operation
