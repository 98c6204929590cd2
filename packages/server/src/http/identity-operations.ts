import { z } from 'zod'
import type { Operation } from './operation.ts'
import { findingSchema } from './pass-operations.ts'

// Calls on identities: what each takes and answers, once. The handlers are in `identity-routes.ts`.

/** Leaf, key, intermediate, and what else lies in the folder. */
const MAX_FILES = 20
const MAX_PASSPHRASES = 5
const MAX_NAME_LENGTH = 255
/** An attribute of a subject. @see RFC 5280, ub-common-name */
const MAX_COMMON_NAME_LENGTH = 64

const instant = z.iso.datetime()

export const importSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(MAX_NAME_LENGTH).meta({ description: 'As which findings name the file' }),
        content: z.base64().meta({ description: 'PEM, DER or PKCS #12, in Base64' }),
      }),
    )
    .min(1)
    .max(MAX_FILES)
    .meta({ description: 'Certificates, keys and intermediates, in any order' }),
  passphrases: z
    .array(z.string().max(1024))
    .max(MAX_PASSPHRASES)
    .default([])
    .meta({ description: 'Tried on files that are encrypted; not kept' }),
})

export const newSigningRequestSchema = z.strictObject({
  commonName: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .max(MAX_COMMON_NAME_LENGTH)
    .default('Billfold')
    .meta({ description: 'Name in the request; Apple puts its own into the certificate' }),
})

export const identitySchema = z
  .object({
    passTypeIdentifier: z.string(),
    teamIdentifier: z.string(),
    organizationName: z.string(),
    nfc: z.boolean().meta({ description: 'Whether Apple lets its passes do NFC' }),
    notBefore: instant,
    notAfter: instant,
    expiresAt: instant.meta({ description: 'When the first certificate of the chain does' }),
    daysLeft: z.int(),
    fingerprint: z.string().meta({ description: 'SHA-256 of the certificate, hex' }),
    intermediate: z.string().meta({ description: 'Whose certificate stands between it and the root' }),
    source: z.enum(['stored', 'files']).meta({ description: 'Imported, or named by settings' }),
    findings: z.array(findingSchema).readonly(),
  })
  .meta({ id: 'Identity' })

export const identitiesSchema = z.object({ identities: z.array(identitySchema) })

export const importedSchema = z.object({
  pieces: z
    .array(z.object({ file: z.string(), kind: z.string(), description: z.string() }))
    .readonly()
    .meta({ description: 'What each file held' }),
  identities: z.array(identitySchema),
  findings: z.array(findingSchema).readonly(),
})

export const signingRequestSchema = z
  .object({
    requestId: z.string(),
    commonName: z.string(),
    request: z.string().meta({ description: 'PKCS #10, PEM' }),
    createdAt: instant,
  })
  .meta({ id: 'SigningRequest' })

export const signingRequestsSchema = z.object({ requests: z.array(signingRequestSchema) })

export const listIdentities = {
  id: 'listIdentities',
  method: 'get',
  paths: ['/identities'],
  summary: 'Identities of the project, without their keys',
  scope: 'admin',
  answers: { 200: { description: 'The identities', schema: identitiesSchema } },
  problems: [],
} as const satisfies Operation

export const importIdentities = {
  id: 'importIdentities',
  method: 'post',
  paths: ['/identities'],
  summary: 'Store certificates with their keys, from files in any form; a renewed one takes over',
  description:
    'The same files again change nothing, so that the call may be made again without an Idempotency-Key; it takes none.',
  scope: 'admin',
  body: importSchema,
  answers: { 201: { description: 'What became of the files', schema: importedSchema } },
  problems: [
    'ERR_JSON_MALFORMED',
    'ERR_REQUEST_INVALID',
    'ERR_IDENTITY_REFUSED',
    'ERR_IDENTITY_TAKEN',
    'ERR_BODY_TOO_LARGE',
  ],
} as const satisfies Operation

export const showIdentity = {
  id: 'showIdentity',
  method: 'get',
  paths: ['/identities/:passTypeIdentifier'],
  summary: 'One identity',
  scope: 'admin',
  answers: { 200: { description: 'The identity', schema: identitySchema } },
  problems: ['ERR_IDENTITY_NOT_FOUND'],
} as const satisfies Operation

export const listSigningRequests = {
  id: 'listSigningRequests',
  method: 'get',
  paths: ['/identities/requests'],
  summary: 'Signing requests that were made here, newest first',
  scope: 'admin',
  answers: { 200: { description: 'The requests', schema: signingRequestsSchema } },
  problems: [],
} as const satisfies Operation

export const createSigningRequest = {
  id: 'createSigningRequest',
  method: 'post',
  paths: ['/identities/requests'],
  summary: 'Make a key pair here, and the request that Apple certifies it by',
  description:
    'The private key never leaves the server. Made again, there are two requests, and either will do: the call takes no Idempotency-Key.',
  scope: 'admin',
  body: newSigningRequestSchema,
  answers: { 201: { description: 'The request', schema: signingRequestSchema } },
  problems: ['ERR_JSON_MALFORMED', 'ERR_REQUEST_INVALID', 'ERR_BODY_TOO_LARGE'],
} as const satisfies Operation
