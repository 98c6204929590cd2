import * as z from 'zod'
import { required } from './key.ts'

// Bodies of the web service through which passes are updated. Spec: web-service.

/** Body of a registration. */
export const pushTokenSchema = z.looseObject({
  pushToken: required(z.string(), '6.0', 'Where APNs reaches the device, in hexadecimal digits'),
})
export type PushToken = z.infer<typeof pushTokenSchema>

/** Answer to the question which passes have changed. */
export const serialNumbersSchema = z.looseObject({
  lastUpdated: required(z.string(), '6.0', 'Tag of this answer: a text the device sends back and does not look into'),
  serialNumbers: required(z.array(z.string()), '6.0', 'Serial numbers of the passes that have changed'),
})
export type SerialNumbers = z.infer<typeof serialNumbersSchema>

/** Body of the log request. */
export const logEntriesSchema = z.looseObject({
  logs: required(z.array(z.string()), '6.0', 'Messages for people'),
})
export type LogEntries = z.infer<typeof logEntriesSchema>
