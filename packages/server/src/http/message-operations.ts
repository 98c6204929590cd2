import { z } from 'zod'
import { broadcastRequestSchema, messageRequestSchema } from '../messages/message-request.ts'
import type { ProblemCode } from '../problems.ts'
import type { Operation } from './operation.ts'
import { findingSchema } from './pass-operations.ts'

// Calls that send messages: what each takes and answers, once. The handlers are in `message-routes.ts`.

export const sentMessageSchema = z.object({
  serialNumber: z.string(),
  lastUpdated: z.int().meta({ description: 'Milliseconds since the epoch' }),
  notifiedDevices: z.int().meta({ description: 'Devices that are told to fetch the pass anew' }),
  messagesToday: z.int().meta({ description: 'Visible messages within 24 hours, this one included' }),
  findings: z.array(findingSchema).readonly(),
})

export const sentMessagesSchema = z.object({
  matched: z.int().meta({ description: 'Passes that fit, as far as this call looked' }),
  notified: z.int().meta({ description: 'Passes that got the message' }),
  notifiedDevices: z.int().meta({ description: 'Devices that are told to fetch the pass anew' }),
  skipped: z.array(z.string()).readonly().meta({ description: 'Passes that had their messages of the day' }),
  next: z.string().nullable().meta({ description: 'To go on with as `after`; null at the end' }),
})

const messageProblems = [
  'ERR_JSON_MALFORMED',
  'ERR_REQUEST_INVALID',
  'ERR_BODY_TOO_LARGE',
  'ERR_QUOTA_EXCEEDED',
  'ERR_IDEMPOTENCY_KEY_REUSED',
  'ERR_IDEMPOTENT_CALL_UNDER_WAY',
] as const satisfies readonly ProblemCode[]

export const notifyHolder = {
  id: 'notifyHolder',
  method: 'post',
  paths: ['/passes/:serialNumber/notify'],
  summary: 'Show a message on every device that holds the pass',
  description: 'Counts as a change of the pass: in the usage of the month, and in its quota.',
  scope: 'update',
  requestHeaders: ['Idempotency-Key'],
  body: messageRequestSchema,
  answers: { 200: { description: 'What became of it', schema: sentMessageSchema } },
  problems: [...messageProblems, 'ERR_PASS_NOT_FOUND', 'ERR_MESSAGE_CEILING'],
} as const satisfies Operation

export const notifyHolders = {
  id: 'notifyHolders',
  method: 'post',
  paths: ['/notify'],
  summary: 'Show a message on every device that holds one of the passes that fit, up to 500 of them',
  description:
    'Looks at 500 passes at a time: while the answer has a `next`, call again with it as `after`. Each message counts as a change of its pass; when the quota of the month is used up on the way, the answer says where to go on.',
  scope: 'update',
  requestHeaders: ['Idempotency-Key'],
  body: broadcastRequestSchema,
  answers: { 200: { description: 'How many it reached', schema: sentMessagesSchema } },
  problems: messageProblems,
} as const satisfies Operation
