import { z } from 'zod'
import {
  authenticationTokenSchema,
  deviceLibraryIdentifierSchema,
  externalIdSchema,
  holderIdSchema,
  passTypeIdentifierSchema,
  projectIdSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../identifiers.ts'
import { sealedSchema } from '../secrets/seal.ts'
import { API_KEY_KINDS, SCOPES } from './project-storage.ts'

// The door through which rows come in: the types of `schema.ts` are what we wrote, not what another version, a restored
// backup or an operator's own statement left there.

const instantSchema = z.int().transform(ms => new Date(ms))
const absentInstantSchema = instantSchema.nullable().transform(instant => instant ?? undefined)
const updateTagSchema = z.int().nonnegative()

export const passRowSchema = z.object({
  passTypeIdentifier: passTypeIdentifierSchema,
  serialNumber: serialNumberSchema,
  projectId: projectIdSchema,
  authenticationToken: authenticationTokenSchema,
  content: z.string(),
  updateTag: updateTagSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  lastModifiedAt: instantSchema,
  latestMessage: z
    .string()
    .nullable()
    .transform(message => message ?? undefined),
  externalId: externalIdSchema.nullable().transform(id => id ?? undefined),
  holderId: holderIdSchema.nullable().transform(id => id ?? undefined),
  images: z
    .string()
    .nullable()
    .transform(images => images ?? undefined),
  revokedAt: absentInstantSchema,
})

export const listedPassRowSchema = passRowSchema
  .pick({
    passTypeIdentifier: true,
    serialNumber: true,
    externalId: true,
    holderId: true,
    createdAt: true,
    updatedAt: true,
    revokedAt: true,
  })
  .extend({ name: z.string() })

export const registeredDeviceRowSchema = z.object({
  deviceLibraryIdentifier: deviceLibraryIdentifierSchema,
  registeredAt: instantSchema,
  pendingTag: updateTagSchema.nullable(),
  pushedAt: z.int().nullable(),
  pushes: z.int().nullable(),
  seenAt: z.int().nullable(),
})

// Rows of statements that the query builder has no part in: with the database's own names.

export const versionRowSchema = z
  .object({
    authentication_token: authenticationTokenSchema,
    update_tag: updateTagSchema,
    last_modified_at: instantSchema,
  })
  .transform(row => ({
    authenticationToken: row.authentication_token,
    updateTag: row.update_tag,
    lastModifiedAt: row.last_modified_at,
  }))

export const updatableRowSchema = z
  .object({ serial_number: serialNumberSchema, update_tag: updateTagSchema, listed_tag: updateTagSchema })
  .transform(row => ({ serialNumber: row.serial_number, updateTag: row.update_tag, listedTag: row.listed_tag }))

export const wakeUpRowSchema = z.object({
  passTypeIdentifier: passTypeIdentifierSchema,
  pushToken: pushTokenSchema,
  updateTag: updateTagSchema,
  attempts: z.int().positive(),
})

export const apiKeyRowSchema = z.object({
  apiKeyId: z.string(),
  projectId: projectIdSchema,
  name: z.string(),
  kind: z.enum(API_KEY_KINDS),
  scopes: z.string().transform(scopes => z.array(z.enum(SCOPES)).parse(scopes.split(' '))),
  keyHash: z.string(),
  createdAt: instantSchema,
  revokedAt: absentInstantSchema,
  lastUsedAt: absentInstantSchema,
})

export const studioSessionRowSchema = z.object({ expiresAt: instantSchema, projectName: z.string() })

const limitSchema = z
  .int()
  .nullable()
  .transform(limit => limit ?? undefined)

export const projectLimitsRowSchema = z.object({ monthlyQuota: limitSchema, ratePerSecond: limitSchema })

export const projectRowSchema = projectLimitsRowSchema.extend({
  projectId: projectIdSchema,
  name: z.string(),
  createdAt: instantSchema,
})

export const auditRowSchema = z.object({
  auditEntryId: z.int(),
  projectId: projectIdSchema,
  at: instantSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
})

const bytesSchema = z.instanceof(Uint8Array).transform(bytes => new Uint8Array(bytes))

export const idempotencyRowSchema = z.object({
  requestDigest: z.string(),
  createdAt: z.int(),
  status: z.int().nullable(),
  headers: z
    .string()
    .nullable()
    .transform(headers => z.record(z.string(), z.string()).parse(JSON.parse(headers ?? '{}'))),
  body: bytesSchema.nullable(),
})

export const imageRowSchema = z.object({ bytes: bytesSchema })

export const imageReferenceRowSchema = z.object({ sha256: z.string(), readAt: instantSchema })

export const deviceLogRowSchema = z.object({ receivedAt: instantSchema, message: z.string() })

export const complaintRowSchema = deviceLogRowSchema.extend({
  deviceLogId: z.int(),
  deviceLibraryIdentifier: deviceLibraryIdentifierSchema.nullable().transform(device => device ?? undefined),
})

const noneSchema = z.null().transform(() => undefined)

export const timelineRowSchema = z.object({
  timelineEventId: z.int(),
  at: instantSchema,
  kind: z.enum(['registered', 'unregistered', 'changed', 'pushed', 'silent', 'asked', 'listed', 'fetched']),
  passTypeIdentifier: passTypeIdentifierSchema,
  subject: z.string(),
  deviceLibraryIdentifier: deviceLibraryIdentifierSchema.or(noneSchema),
  pushToken: pushTokenSchema.or(noneSchema),
  updateTag: updateTagSchema.or(noneSchema),
  code: z.int().or(noneSchema),
  reason: z.string().or(noneSchema),
  apnsId: z.string().or(noneSchema),
})

export const tokenRowSchema = z.object({ passTypeIdentifier: passTypeIdentifierSchema, pushToken: pushTokenSchema })

export const acceptedRowSchema = tokenRowSchema.extend({ accepted: z.string() })

export const silentRowSchema = tokenRowSchema.extend({ updateTag: updateTagSchema, pushes: z.int() })

export const heldDeviceRowSchema = tokenRowSchema.extend({ deviceLibraryIdentifier: deviceLibraryIdentifierSchema })

export const holderRowSchema = heldDeviceRowSchema.extend({ serialNumber: serialNumberSchema })

export const personalizationRowSchema = z.object({
  passTypeIdentifier: passTypeIdentifierSchema,
  serialNumber: serialNumberSchema,
  requiredPersonalizationInfo: z.string(),
  receivedAt: instantSchema,
})

export const sealingKeyRowSchema = z.object({ keyId: z.string() })

export const identityRowSchema = z.object({
  identityId: z.string(),
  projectId: projectIdSchema,
  passTypeIdentifier: passTypeIdentifierSchema,
  certificate: z.string(),
  intermediate: z.string(),
  sealedPrivateKey: sealedSchema,
  firstCreatedAt: instantSchema,
  createdAt: instantSchema,
})

export const signingRequestRowSchema = z.object({
  requestId: z.string(),
  projectId: projectIdSchema,
  commonName: z.string(),
  request: z.string(),
  sealedPrivateKey: sealedSchema,
  createdAt: instantSchema,
})
