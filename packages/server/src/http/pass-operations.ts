import { z } from 'zod'
import { externalIdSchema, holderIdSchema, passTypeIdentifierSchema } from '../identifiers.ts'
import { passRequestSchema } from '../passes/pass-request.ts'
import { PREVIEW_VIEWS, STYLE_SETS } from '../previews/preview-request.ts'
import type { ProblemCode } from '../problems.ts'
import type { Operation } from './operation.ts'
import { PASS_MEDIA_TYPE } from './pass-file.ts'
import { deviceSchema, timelineEntrySchema } from './timeline-body.ts'

// Calls on passes: what each takes and answers, once. The handlers are in `api-routes.ts`.

export const findingSchema = z
  .object({
    rule: z.string().meta({ description: 'Name of the rule, such as field-value-empty' }),
    severity: z.enum(['error', 'warning', 'info']),
    effect: z.string().meta({ description: 'What a phone does: refuse the pass, drop a field, draw it otherwise' }),
    pointer: z.string().optional().meta({ description: 'Place in pass.json, a JSON pointer' }),
    file: z.string().optional().meta({ description: 'File of the bundle' }),
    line: z.int().optional(),
    column: z.int().optional(),
    message: z.string().meta({ description: 'What was expected, and what was found' }),
    onThePhone: z.string().meta({ description: 'What a holder sees of it' }),
    fix: z.string().meta({ description: 'What to do' }),
    changes: z.array(z.unknown()).readonly().optional().meta({ description: 'The fix as steps' }),
  })
  .meta({ id: 'Finding', description: 'Something that a phone would refuse, drop or draw otherwise than meant' })
const findings = z.array(findingSchema).readonly().meta({ description: 'Worst first; none of them kept the call' })
const serialNumber = z.string().meta({ description: 'Names the pass, for good' })
const shareUrl = z.string().meta({ description: 'Page from which a holder adds the pass' })
const notifiedDevices = z.int().meta({ description: 'Devices that are told to fetch the pass anew' })
const unchanged = z.boolean().meta({ description: 'Whether there was nothing to do' })

const lastUpdated = z.int().meta({ description: 'Milliseconds since the epoch' })
const instant = z.iso.datetime()

export const issuedSchema = z.object({
  serialNumber,
  shareUrl,
  applePass: z.string().meta({ description: 'The .pkpass in Base64' }),
  findings,
})

export const updatedSchema = z.object({
  serialNumber,
  lastUpdated,
  notifiedDevices,
  unchanged,
  findings,
})

export const revokedSchema = z.object({
  serialNumber,
  deleted: z.literal(true),
  alreadyDeleted: z.literal(true).optional().meta({ description: 'It was withdrawn before' }),
  notifiedDevices,
  lastUpdated,
})

export const reactivatedSchema = z.object({
  serialNumber,
  status: z.literal('active'),
  unchanged,
  notifiedDevices,
  lastUpdated,
})

const status = z.enum(['active', 'revoked'])

const passFacts = {
  serialNumber,
  passTypeIdentifier: z.string(),
  externalId: z.string().optional().meta({ description: 'Your own name of the pass' }),
  holderId: z.string().optional().meta({ description: 'Your own name of its holder' }),
  status,
  createdAt: instant,
  lastUpdated,
  revokedAt: instant.optional(),
  shareUrl,
}

export const listedPassSchema = z
  .object({ ...passFacts, name: z.string().meta({ description: 'What the pass says of itself first' }) })
  .meta({ id: 'ListedPass' })

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

const format = z.enum(['binary', 'json'])
const formatDescription = { description: 'The .pkpass itself, or JSON that has it in Base64' }
const fileQuerySchema = changeQuerySchema.extend({ format: format.default('binary').meta(formatDescription) })
const jsonQuerySchema = changeQuerySchema.extend({ format: format.default('json').meta(formatDescription) })

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
  status: status.optional().meta({ description: 'Only passes in force, or only withdrawn ones' }),
  passTypeIdentifier: passTypeIdentifierSchema.optional().meta({ description: 'Only passes of this type' }),
  externalId: externalIdSchema.optional().meta({ description: 'Only the pass of this name of yours' }),
  holderId: holderIdSchema.optional().meta({ description: 'Only passes of this holder' }),
  createdSince: date.meta({ description: 'Issued at this instant or later' }),
  createdBefore: date.meta({ description: 'Issued before this instant' }),
  updatedSince: date.meta({ description: 'Changed at this instant or later' }),
  cursor: z.string().max(512).optional().meta({ description: 'The `nextCursor` of the page before' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE).meta({ description: 'Passes of a page' }),
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

const issueHeaders = ['X-Serial-Number', 'X-Pass-Url', 'ETag'] as const
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
  description:
    'The pass is checked, signed and stored, and comes back ready for Wallet. What Wallet would refuse is refused here, with the rule and the fix; nothing is stored then.',
  scope: 'issue',
  query: fileQuerySchema,
  requestHeaders: ['Idempotency-Key'],
  body: passRequestSchema,
  answers: { 200: issued },
  problems: issueProblems,
} as const satisfies Operation

export const issuePass = {
  ...issuePassFile,
  id: 'issuePass',
  paths: ['/passes'],
  summary: 'Issue a pass; answers JSON',
  description: 'The same as POST /api/pkpass, with the file in Base64 among what is said of it.',
  query: jsonQuerySchema,
} as const satisfies Operation

export const upsertPass = {
  id: 'upsertPass',
  method: 'put',
  paths: ['/passes/by-external-id/:externalId'],
  summary: 'Issue a pass under your own name for it, or replace the content of the one that has the name',
  description:
    'Made again, it changes nothing: no serial number has to be kept on your side. Since it may turn out to be an update, the key needs the scope update too.',
  scope: 'issue',
  query: changeQuerySchema,
  requestHeaders: ['If-Match'],
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
  description:
    'Devices are told within seconds, and fetch the pass as it then is. A field whose `changeMessage` has %@ in it announces its new value on the Lock Screen.',
  scope: 'update',
  query: changeQuerySchema,
  requestHeaders: ['If-Match'],
  body: passRequestSchema,
  answers: { 200: { description: 'What became of it', schema: updatedSchema, headers: ['ETag'] } },
  problems: updateProblems,
} as const satisfies Operation

export const patchPass = {
  ...updatePass,
  id: 'patchPass',
  method: 'patch',
  summary: 'Change some of the content of a pass: a JSON merge patch (RFC 7396)',
  description:
    'Members of the body replace those of the content, null takes one away, arrays are replaced whole. The result has to be a good request by itself.',
  body: z.record(z.string(), z.unknown()).meta({ description: 'Any fields of the content of a pass' }),
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
  view: z.enum(PREVIEW_VIEWS).default('front').meta({ description: 'Which part of Wallet shows it' }),
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
  description: 'Its content stays, and it can be put in force again. Withdrawn once more, it is no change.',
  scope: 'update',
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'What became of it', schema: revokedSchema, headers: ['ETag'] } },
  problems: ['ERR_PASS_NOT_FOUND', 'ERR_PRECONDITION_FAILED'],
} as const satisfies Operation

export const reactivatePass = {
  id: 'reactivatePass',
  method: 'post',
  paths: ['/passes/:serialNumber/reactivate'],
  summary: 'Put a withdrawn pass in force again',
  scope: 'update',
  requestHeaders: ['If-Match', 'Idempotency-Key'],
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
