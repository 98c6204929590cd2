import { z } from 'zod'
import { externalIdSchema, holderIdSchema, passTypeIdentifierSchema } from '../identifiers.ts'
import { passRequestSchema } from '../passes/pass-request.ts'
import { PREVIEW_VIEWS, STYLE_SETS } from '../previews/preview-request.ts'
import type { ProblemCode } from '../problems.ts'
import type { Operation } from './operation.ts'
import { PASS_MEDIA_TYPE } from './pass-file.ts'
import { deviceSchema, timelineEntrySchema } from './timeline-body.ts'

// Calls on passes: what each takes and answers, once. The handlers are in `api-routes.ts`.

export const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  effect: z.string(),
  pointer: z.string().optional(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  message: z.string(),
  onThePhone: z.string(),
  fix: z.string(),
  changes: z.array(z.unknown()).readonly().optional().meta({ description: 'The fix as steps' }),
})
const findings = z.array(findingSchema).readonly()

const lastUpdated = z.int().meta({ description: 'Milliseconds since the epoch' })
const instant = z.iso.datetime()

export const issuedSchema = z.object({
  serialNumber: z.string(),
  shareUrl: z.string(),
  applePass: z.string().meta({ description: 'The .pkpass in Base64' }),
  findings,
})

export const updatedSchema = z.object({
  serialNumber: z.string(),
  lastUpdated,
  notifiedDevices: z.int(),
  unchanged: z.boolean(),
  findings,
})

export const revokedSchema = z.object({
  serialNumber: z.string(),
  deleted: z.literal(true),
  alreadyDeleted: z.literal(true).optional(),
  notifiedDevices: z.int(),
  lastUpdated,
})

export const reactivatedSchema = z.object({
  serialNumber: z.string(),
  status: z.literal('active'),
  unchanged: z.boolean(),
  notifiedDevices: z.int(),
  lastUpdated,
})

const status = z.enum(['active', 'revoked'])

const passFacts = {
  serialNumber: z.string(),
  passTypeIdentifier: z.string(),
  externalId: z.string().optional(),
  holderId: z.string().optional(),
  status,
  createdAt: instant,
  lastUpdated,
  revokedAt: instant.optional(),
  shareUrl: z.string(),
}

export const listedPassSchema = z.object({ ...passFacts, name: z.string() })

export const passListSchema = z.object({
  passes: z.array(listedPassSchema),
  nextCursor: z.string().nullable().meta({ description: 'Gives the next page; null on the last' }),
})

export const passStateSchema = z.object({
  ...passFacts,
  content: z.unknown().meta({ description: 'The request as it was taken' }),
  devices: z.array(deviceSchema),
  timeline: z.array(timelineEntrySchema).meta({ description: 'What happened to the pass, oldest first' }),
})

const booleanParameter = z
  .enum(['true', 'false'])
  .transform(text => text === 'true')
  .optional()

export const changeQuerySchema = z.object({
  strict: booleanParameter.meta({ description: 'Refuse every error, not only what Wallet refuses' }),
})

export const issueQuerySchema = changeQuerySchema.extend({
  format: z.enum(['binary', 'json']).optional().meta({ description: 'Overrides what the path answers' }),
})

const MAX_SEARCH_WORDS = 10
const MAX_PAGE = 100
const DEFAULT_PAGE = 25
const date = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text))
  .optional()

export const listQuerySchema = z.object({
  q: z
    .string()
    .max(256)
    .transform(text => text.toLowerCase().split(/\s+/).filter(Boolean))
    .refine(words => words.length <= MAX_SEARCH_WORDS, `can have ${MAX_SEARCH_WORDS} words at most`)
    .optional()
    .meta({ description: 'Words that all occur in what the pass says' }),
  status: status.optional(),
  passTypeIdentifier: passTypeIdentifierSchema.optional(),
  externalId: externalIdSchema.optional(),
  holderId: holderIdSchema.optional(),
  createdSince: date,
  createdBefore: date,
  updatedSince: date,
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
})

const changeProblems = [
  'ERR_JSON_MALFORMED',
  'ERR_REQUEST_INVALID',
  'ERR_IMAGE_INVALID',
  'ERR_IMAGE_BUSY',
  'ERR_BODY_TOO_LARGE',
  'ERR_IDENTITY_MISSING',
  'ERR_TEST_IDENTITY_MISSING',
  'ERR_EXTERNAL_ID_TAKEN',
  'ERR_PASS_REFUSED',
  'ERR_PASS_TOO_LARGE',
  'ERR_QUOTA_EXCEEDED',
] as const satisfies readonly ProblemCode[]
const issueProblems = [
  ...changeProblems,
  'ERR_IDEMPOTENCY_KEY_REUSED',
  'ERR_IDEMPOTENT_CALL_UNDER_WAY',
] as const satisfies readonly ProblemCode[]
const updateProblems = [
  ...changeProblems,
  'ERR_PASS_NOT_FOUND',
  'ERR_PRECONDITION_FAILED',
] as const satisfies readonly ProblemCode[]

const issueHeaders = ['X-Serial-Number', 'X-Pass-Url', 'ETag']
const onePass = ['/passes/:serialNumber', '/pkpass/:serialNumber'] as const

const issued = {
  description: 'The pass, as JSON or as the file itself',
  schema: issuedSchema,
  mediaType: PASS_MEDIA_TYPE,
  headers: issueHeaders,
}

export const issuePassFile = {
  id: 'issuePassFile',
  method: 'post',
  paths: ['/pkpass'],
  summary: 'Issue a pass; answers the .pkpass',
  scope: 'issue',
  query: issueQuerySchema,
  body: passRequestSchema,
  answers: { 200: issued },
  problems: issueProblems,
} as const satisfies Operation

export const issuePass = {
  ...issuePassFile,
  id: 'issuePass',
  paths: ['/passes'],
  summary: 'Issue a pass; answers JSON',
} as const satisfies Operation

export const upsertPass = {
  id: 'upsertPass',
  method: 'put',
  paths: ['/passes/by-external-id/:externalId'],
  summary: 'Issue a pass under your own name for it, or replace the content of the one that has the name',
  scope: 'issue',
  query: changeQuerySchema,
  body: passRequestSchema,
  answers: {
    200: { description: 'The pass was there', schema: updatedSchema, headers: ['ETag'] },
    201: { description: 'The pass was issued', schema: issuedSchema, headers: issueHeaders },
  },
  problems: updateProblems,
} as const satisfies Operation

export const updatePass = {
  id: 'updatePass',
  method: 'put',
  paths: onePass,
  summary: 'Replace the content of a pass and wake its devices; the same content again changes nothing',
  scope: 'update',
  query: changeQuerySchema,
  body: passRequestSchema,
  answers: { 200: { description: 'What became of it', schema: updatedSchema, headers: ['ETag'] } },
  problems: updateProblems,
} as const satisfies Operation

export const patchPass = {
  ...updatePass,
  id: 'patchPass',
  method: 'patch',
  summary: 'Change some of the content of a pass: a JSON merge patch (RFC 7396)',
  body: z.record(z.string(), z.unknown()),
} as const satisfies Operation

export const showPass = {
  id: 'showPass',
  method: 'get',
  paths: onePass,
  summary: 'The content of a pass as it stands, and the devices that hold it',
  scope: 'read',
  answers: { 200: { description: 'The pass', schema: passStateSchema, headers: ['ETag'] } },
  problems: ['ERR_PASS_NOT_FOUND'],
} as const satisfies Operation

export const previewQuerySchema = z.object({
  view: z.enum(PREVIEW_VIEWS).default('front'),
  styleSet: z.enum(STYLE_SETS).default('ios27').meta({ description: 'As which system draws it' }),
  locale: z
    .string()
    .max(64)
    .refine(isLanguageTag, 'must be a language tag such as de-DE')
    .default('en')
    .meta({ description: 'Language of the device' }),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .default('UTC')
    .meta({ description: 'Time zone of the device' }),
})

export const pictureQuerySchema = previewQuerySchema.extend({
  scale: z.coerce.number().min(0.5).max(4).default(2).meta({ description: 'Pixels per point' }),
})

export const previewDrawing = {
  id: 'previewDrawing',
  method: 'get',
  paths: ['/passes/:serialNumber/preview.svg'],
  summary: 'What Wallet shows of the pass, as SVG',
  scope: 'read',
  query: previewQuerySchema,
  answers: { 200: { description: 'The drawing', mediaType: 'image/svg+xml' } },
  problems: ['ERR_PASS_NOT_FOUND', 'ERR_REQUEST_INVALID', 'ERR_PREVIEW_BUSY'],
} as const satisfies Operation

export const previewPicture = {
  ...previewDrawing,
  id: 'previewPicture',
  paths: ['/passes/:serialNumber/preview.png'],
  summary: 'What Wallet shows of the pass, as a picture',
  query: pictureQuerySchema,
  answers: { 200: { description: 'The picture', mediaType: 'image/png' } },
} as const satisfies Operation

export const listPasses = {
  id: 'listPasses',
  method: 'get',
  paths: ['/passes'],
  summary: 'Passes, newest first, page by page',
  scope: 'read',
  query: listQuerySchema,
  answers: { 200: { description: 'A page', schema: passListSchema } },
  problems: ['ERR_REQUEST_INVALID'],
} as const satisfies Operation

export const revokePass = {
  id: 'revokePass',
  method: 'delete',
  paths: onePass,
  summary: 'Withdraw a pass: marked and expired on every device that holds it',
  scope: 'update',
  answers: { 200: { description: 'What became of it', schema: revokedSchema, headers: ['ETag'] } },
  problems: ['ERR_PASS_NOT_FOUND', 'ERR_PRECONDITION_FAILED'],
} as const satisfies Operation

export const reactivatePass = {
  id: 'reactivatePass',
  method: 'post',
  paths: ['/passes/:serialNumber/reactivate'],
  summary: 'Put a withdrawn pass in force again',
  scope: 'update',
  answers: { 200: { description: 'What became of it', schema: reactivatedSchema, headers: ['ETag'] } },
  problems: [
    'ERR_PASS_NOT_FOUND',
    'ERR_PRECONDITION_FAILED',
    'ERR_IDEMPOTENCY_KEY_REUSED',
    'ERR_IDEMPOTENT_CALL_UNDER_WAY',
  ],
} as const satisfies Operation

function isLanguageTag(text: string): boolean {
  return isAccepted(() => new Intl.Locale(text))
}

function isTimeZone(text: string): boolean {
  return isAccepted(() => new Intl.DateTimeFormat('en', { timeZone: text }))
}

function isAccepted(use: () => unknown): boolean {
  try {
    use()
    return true
  } catch {
    return false
  }
}
