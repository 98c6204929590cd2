import * as z from 'zod'
import { eventGuideLinks } from './event-guide-links.ts'
import { fieldSchema } from './field.ts'
import { date, flag, optional, required, text } from './key.ts'
import { semanticTagsSchema } from './semantic-tags.ts'

// Future events on one poster event ticket. Spec: pass-json section 9.
// Names in JSON know upper and lower case, and reference and builder disagree: both spellings are declared.

const spelledByBuilder = { documented: 'pass-builder' } as const
/** Kinds of entry. */
export const ENTRY_TYPES = ['event'] as const

/** The largest file a device fetches for an entry. */
const MAX_IMAGE_BYTES = 2_097_152

/** One remote file of an image. It is fetched by the device: public, and byte for byte what was hashed. */
export const imageUrlEntrySchema = z
  .looseObject({
    URL: text('26.0', 'Address of the file, https only', { format: 'https-url', isRequiredInAnySpelling: true }),
    url: text('26.0', 'Builder’s spelling of URL', { ...spelledByBuilder, format: 'https-url', aliasOf: 'URL' }),
    SHA256: text('26.0', 'SHA-256 of the file in hexadecimal digits', {
      format: 'sha256-hex',
      isRequiredInAnySpelling: true,
    }),
    sha256: text('26.0', 'Builder’s spelling of SHA256', {
      ...spelledByBuilder,
      format: 'sha256-hex',
      aliasOf: 'SHA256',
    }),
    scale: optional(z.number(), '26.0', 'Scale the file is made for', { default: 1 }),
    size: optional(z.int(), '26.0', 'Bytes of the file', { max: MAX_IMAGE_BYTES }),
  })
  .refine(entry => entry.URL !== undefined || entry.url !== undefined, { path: ['URL'], error: 'Required, or as url' })
  .refine(entry => entry.SHA256 !== undefined || entry.sha256 !== undefined, {
    path: ['SHA256'],
    error: 'Required, or as sha256',
  })
export type ImageUrlEntry = z.infer<typeof imageUrlEntrySchema>

const files = z.array(imageUrlEntrySchema)

/** An image of an entry: remote, or the one of the bundle. */
export const entryImageSchema = z.looseObject({
  URLs: optional(files, '26.0', 'Files of the image; the one that fits the device’s scale best is used'),
  urls: optional(files, '26.0', 'Builder’s spelling of URLs', { ...spelledByBuilder, aliasOf: 'URLs' }),
  reuseExisting: flag('26.0', 'Takes the image of the same purpose from the bundle'),
})
export type EntryImage = z.infer<typeof entryImageSchema>

/** The images of an entry's details. */
export const entryImagesSchema = z.looseObject({
  headerImage: optional(entryImageSchema, '26.0', 'Heads the details'),
  venueMap: optional(entryImageSchema, '26.0', 'Map of the venue'),
})
export type EntryImages = z.infer<typeof entryImagesSchema>

/** Start of an entry. */
export const dateInformationSchema = z.looseObject({
  date: date('26.0', 'Start of the event; shown as TBD when left out'),
  ignoreTimeComponents: flag('26.0', 'Shows the day without the time'),
  isAllDay: flag('26.0', 'The event takes the whole day'),
  isUnannounced: flag('26.0', 'Shows TBA instead of the date'),
  isUndetermined: flag('26.0', 'Shows TBD instead of the date'),
  timeZone: text('26.0', 'Zone in which the start is shown; the device’s when left out', { format: 'iana-timezone' }),
})
export type DateInformation = z.infer<typeof dateInformationSchema>

/** Links of an entry, meaning what the keys of the same names mean at the top level. */
export const entryUrlsSchema = z.looseObject(eventGuideLinks('26.0'))
export type EntryUrls = z.infer<typeof entryUrlsSchema>

const declaredUpcomingPassInformationEntry = z.looseObject({
  identifier: required(z.string(), '26.0', 'Name of the entry, unique among the entries'),
  name: required(z.string(), '26.0', 'Name of the event', { localizable: true }),
  type: required(z.string(), '26.0', 'Kind of entry', { knownValues: ENTRY_TYPES }),
  isActive: flag('26.0', 'Whether the entry is the current one', { default: false }),
  dateInformation: optional(dateInformationSchema, '26.0', 'Start of the event; shown as TBD when left out'),
  semantics: optional(semanticTagsSchema, '26.0', 'Semantic tags of the event'),
  images: optional(entryImagesSchema, '26.0', 'Images of the details'),
  backFields: optional(z.array(fieldSchema), '26.0', 'Details of the event, reported not to open without one'),
  additionalInfoFields: optional(z.array(fieldSchema), '26.0', 'Tile with further information'),
  auxiliaryStoreIdentifiers: optional(z.array(z.int()), '26.0', 'App Store ids of apps that go with the event'),
  URLs: optional(entryUrlsSchema, '26.0', 'Links around the event'),
  urls: optional(entryUrlsSchema, '26.0', 'Builder’s spelling of URLs', { ...spelledByBuilder, aliasOf: 'URLs' }),
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface UpcomingPassInformationEntrySchema extends DeclaredUpcomingPassInformationEntry {}
type DeclaredUpcomingPassInformationEntry = typeof declaredUpcomingPassInformationEntry

/** One future event. It says everything itself: nothing is taken over from the pass. */
export const upcomingPassInformationEntrySchema: UpcomingPassInformationEntrySchema =
  declaredUpcomingPassInformationEntry
export type UpcomingPassInformationEntry = z.infer<typeof upcomingPassInformationEntrySchema>
