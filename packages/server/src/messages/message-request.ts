import { STYLES } from '@billfold/pkpass'
import { z } from 'zod'
import { passTypeIdentifierSchema, serialNumberSchema } from '../identifiers.ts'

/** As long as the value of a field may be. */
const MAX_MESSAGE_LENGTH = 256
const MAX_TITLE_LENGTH = 64
/** As many passes as one call does. */
export const MAX_AUDIENCE = 500

/** What a phone shows as it is: no control characters but line ends, and no half characters. */
const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^(?:\P{Cc}|\n)*$/u)
    .refine(value => value.isWellFormed(), { error: 'expected whole characters' })

const messageShape = {
  message: text(MAX_MESSAGE_LENGTH).meta({ description: 'What the banner says' }),
  title: text(MAX_TITLE_LENGTH).optional().meta({ description: 'A line above it' }),
  force: z.boolean().optional().meta({ description: 'Also past the ceiling of a day' }),
}

/** A message for the holder of one pass. */
export const messageRequestSchema = z.strictObject(messageShape)
export type MessageRequest = z.infer<typeof messageRequestSchema>

/** A message for the holders of all passes that fit. */
export const broadcastRequestSchema = z.strictObject({
  ...messageShape,
  passTypeIdentifier: passTypeIdentifierSchema.optional(),
  serialNumbers: z.array(serialNumberSchema).max(MAX_AUDIENCE).optional(),
  style: z.enum(STYLES).optional(),
  updatedSince: z.iso
    .datetime({ offset: true })
    .transform(instant => new Date(instant))
    .optional()
    .meta({ description: 'Changed at this instant or later' }),
  after: serialNumberSchema.optional().meta({ description: 'The `next` of the answer before' }),
})
export type BroadcastRequest = z.infer<typeof broadcastRequestSchema>
