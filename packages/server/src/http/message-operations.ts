import { z } from 'zod'
import { broadcastRequestSchema, messageRequestSchema } from '../messages/message-request.ts'
import type { Operation } from './operation.ts'
import { findingSchema } from './pass-operations.ts'

// Calls that send messages: what each takes and answers, once. The handlers are in `message-routes.ts`.

export const sentMessageSchema = z.object({
  serialNumber: z.string(),
  lastUpdated: z.int().meta({ description: 'Milliseconds since the epoch' }),
  notifiedDevices: z.int(),
  messagesToday: z.int().meta({ description: 'Visible messages within 24 hours, this one included' }),
  findings: z.array(findingSchema).readonly(),
})

export const sentMessagesSchema = z.object({
  matched: z.int().meta({ description: 'Passes that fit, as far as this call looked' }),
  notified: z.int(),
  notifiedDevices: z.int(),
  skipped: z.array(z.string()).readonly().meta({ description: 'Passes that had their messages of the day' }),
  next: z.string().nullable().meta({ description: 'To go on with as `after`; null at the end' }),
})

export const notifyHolder = {
  id: 'notifyHolder',
  method: 'post',
  paths: ['/passes/:serialNumber/notify'],
  summary: 'Show a message on every device that holds the pass',
  scope: 'update',
  body: messageRequestSchema,
  answers: { 200: { description: 'What became of it', schema: sentMessageSchema } },
  problems: ['ERR_JSON_MALFORMED', 'ERR_REQUEST_INVALID', 'ERR_PASS_NOT_FOUND', 'ERR_MESSAGE_CEILING'],
} as const satisfies Operation

export const notifyHolders = {
  id: 'notifyHolders',
  method: 'post',
  paths: ['/notify'],
  summary: 'Show a message on every device that holds one of the passes that fit, up to 500 of them',
  scope: 'update',
  body: broadcastRequestSchema,
  answers: { 200: { description: 'How many it reached', schema: sentMessagesSchema } },
  problems: ['ERR_JSON_MALFORMED', 'ERR_REQUEST_INVALID'],
} as const satisfies Operation
