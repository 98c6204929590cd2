import * as z from 'zod'
import { date, optional, required, text } from './key.ts'

// When and where a pass is offered on the Lock Screen. Spec: pass-json section 5.

export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)

const LOCK_SCREEN_TEXT = 'Shown on the Lock Screen, which names the organization already'
/** Major and minor of a beacon are unsigned 16 bit numbers. */
const beaconNumber = z.int().min(0).max(65_535)

/** A place where the pass is offered. */
export const locationSchema = z.looseObject({
  latitude: required(latitude, '6.0', 'Degrees north of the equator'),
  longitude: required(longitude, '6.0', 'Degrees east of Greenwich'),
  altitude: optional(z.number(), '6.0', 'Metres above the sea'),
  relevantText: text('6.0', LOCK_SCREEN_TEXT),
})
export type Location = z.infer<typeof locationSchema>

/** A radio beacon near which the pass is offered. The text of the entry that fits best is shown. */
export const beaconSchema = z.looseObject({
  proximityUUID: required(z.string(), '7.0', 'UUID the beacon sends', { format: 'uuid' }),
  major: optional(beaconNumber, '7.0', 'Major number the beacon sends; any when left out'),
  minor: optional(beaconNumber, '7.0', 'Minor number the beacon sends; any when left out'),
  relevantText: text('7.0', LOCK_SCREEN_TEXT),
})
export type Beacon = z.infer<typeof beaconSchema>

/** A moment at which the pass is offered, or an interval: `date`, or both of `startDate` and `endDate`. */
export const relevantDateSchema = z.looseObject({
  date: date('18.0', 'Moment of relevance; for iOS 18 repeat it as relevantDate', { aliases: ['relevantDate'] }),
  startDate: date('18.0', 'Start of the interval of relevance', { requiredWith: ['endDate'] }),
  endDate: date('18.0', 'End of the interval of relevance, reported to be at most 24 hours after its start', {
    requiredWith: ['startDate'],
  }),
  relevantDate: date('18.0', 'Name under which iOS 18 is reported to read the moment', {
    deprecatedSince: '26.0',
    replacedBy: 'date',
    documented: 'community',
  }),
})
export type RelevantDate = z.infer<typeof relevantDateSchema>
