import { z } from 'zod'
import {
  authenticationTokenSchema,
  deviceLibraryIdentifierSchema,
  passTypeIdentifierSchema,
  projectIdSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../identifiers.ts'
import { sealedSchema } from '../secrets/seal.ts'

// The door through which rows come in: the types of `schema.ts` are what we wrote, not what another version, a restored
// backup or an operator's own statement left there.

const instantSchema = z.int().transform(ms => new Date(ms))
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
})

export const registeredDeviceRowSchema = z.object({
  deviceLibraryIdentifier: deviceLibraryIdentifierSchema,
  registeredAt: instantSchema,
  pendingTag: updateTagSchema.nullable(),
})

export const updatableRowSchema = z.object({
  serialNumber: serialNumberSchema,
  updateTag: updateTagSchema,
  listedTag: updateTagSchema,
})

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
  keyHash: z.string(),
  createdAt: instantSchema,
  revokedAt: instantSchema.nullable().transform(revokedAt => revokedAt ?? undefined),
})

export const deviceLogRowSchema = z.object({ receivedAt: instantSchema, message: z.string() })

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
