import type { z } from 'zod'
import { barcodeSchema, legacyBarcodeSchema } from './barcode.ts'
import { featuredActionSchema } from './featured-action.ts'
import { auxiliaryFieldSchema, fieldSchema } from './field.ts'
import type { Source, Version } from './key.ts'
import { nfcSchema } from './nfc.ts'
import { passSchema } from './pass.ts'
import {
  personalizationDictionarySchema,
  personalizationSchema,
  requiredPersonalizationInfoSchema,
} from './personalization.ts'
import { beaconSchema, locationSchema, relevantDateSchema } from './relevance.ts'
import { semanticTagsSchema } from './semantic-tags.ts'
import {
  currencyAmountSchema,
  eventDateInfoSchema,
  personNameComponentsSchema,
  seatSchema,
  semanticLocationSchema,
  wifiNetworkSchema,
} from './semantic-types.ts'
import { boardingPassSchema, styleSchema } from './style.ts'
import {
  dateInformationSchema,
  entryImageSchema,
  entryImagesSchema,
  entryUrlsSchema,
  imageUrlEntrySchema,
  upcomingPassInformationEntrySchema,
} from './upcoming-pass-information.ts'
import { logEntriesSchema, pushTokenSchema, serialNumbersSchema } from './web-service.ts'

/** An object of the format, under the name it has in Apple’s reference. */
export interface DeclaredObject {
  readonly schema: z.ZodObject
  readonly description: string
  /** First iOS version. */
  readonly since: Version
  readonly watchOS?: Version
  readonly deprecatedSince?: Version
  /** Where it is known from, when it is not on Apple's reference page. */
  readonly documented?: Source
  /** The object whose keys it has too. */
  readonly inherits?: 'PassFieldContent' | 'PassFields'
}

const classic = { since: '6.0', watchOS: '1.0' } as const
const semantic = { since: '12.0', watchOS: '5.0' } as const
const upcoming = { since: '26.0', watchOS: '26.0' } as const
const personal = { since: '10.0', watchOS: '3.0' } as const

const style = { ...classic, schema: styleSchema, inherits: 'PassFields' } as const
const field = { schema: fieldSchema, inherits: 'PassFieldContent' } as const

/** Every object of the format. Names that stand for the same keys share a schema. */
export const OBJECTS = named({
  Pass: { ...classic, schema: passSchema, description: 'A whole pass.json' },
  PassFields: {
    ...classic,
    schema: styleSchema,
    description:
      'Groups of fields, which every style has. The order of groups says nothing, that inside a group is shown',
  },
  'Pass.BoardingPass': { ...style, schema: boardingPassSchema, description: 'Style of a boarding pass' },
  'Pass.Coupon': { ...style, description: 'Style of a coupon' },
  'Pass.EventTicket': { ...style, description: 'Style of an event ticket' },
  'Pass.Generic': { ...style, description: 'Style of a generic pass' },
  'Pass.StoreCard': { ...style, description: 'Style of a store card' },
  'Pass.PosterGeneric': {
    ...style,
    since: '27.0',
    watchOS: '27.0',
    documented: 'article',
    description:
      'Style of a generic poster, which draws header, primary, footer, back and additional information fields',
  },
  PassFieldContent: { ...classic, schema: fieldSchema, description: 'One field' },
  'PassFields.HeaderFields': { ...field, since: '6.0', description: 'Element of headerFields' },
  'PassFields.PrimaryFields': { ...field, since: '6.0', description: 'Element of primaryFields' },
  'PassFields.SecondaryFields': { ...field, since: '6.0', description: 'Element of secondaryFields' },
  'PassFields.AuxiliaryFields': {
    ...field,
    schema: auxiliaryFieldSchema,
    since: '6.0',
    description: 'Element of auxiliaryFields',
  },
  'PassFields.BackFields': { ...field, since: '6.0', description: 'Element of backFields' },
  'PassFields.AdditionalInfoFields': { ...field, since: '18.0', description: 'Element of additionalInfoFields' },
  'PassFields.FooterFields': { ...field, since: '27.0', description: 'Element of footerFields' },
  'Pass.Barcodes': {
    schema: barcodeSchema,
    since: '9.0',
    watchOS: '2.0',
    description: 'One of the codes to be scanned. A format the device does not know drops that code in silence',
  },
  'Pass.Barcode': {
    ...classic,
    schema: legacyBarcodeSchema,
    deprecatedSince: '9.0',
    description: 'The one code to be scanned of old systems',
  },
  'Pass.Locations': { ...classic, schema: locationSchema, description: 'A place where the pass is offered' },
  'Pass.Beacons': {
    schema: beaconSchema,
    since: '7.0',
    watchOS: '1.0',
    description: 'A beacon near which the pass is offered. The text of the entry that fits best is shown',
  },
  'Pass.RelevantDates': {
    schema: relevantDateSchema,
    since: '18.0',
    watchOS: '11.0',
    description: 'A moment (date) or an interval (startDate and endDate) in which the pass is offered',
  },
  'Pass.NFC': {
    schema: nfcSchema,
    since: '9.0',
    watchOS: '2.0',
    description: 'What is sent to a contactless terminal',
  },
  FeaturedAction: {
    schema: featuredActionSchema,
    since: '27.0',
    watchOS: '27.0',
    documented: 'article',
    description: 'A card below the pass',
  },
  SemanticTags: {
    ...semantic,
    schema: semanticTagsSchema,
    description: 'Machine-readable facts. They may stand at the top level, in a field or in an upcoming entry',
  },
  'SemanticTagType.CurrencyAmount': { ...semantic, schema: currencyAmountSchema, description: 'Money' },
  'SemanticTagType.EventDateInfo': {
    schema: eventDateInfoSchema,
    since: '18.0',
    watchOS: '11.0',
    description: 'How a start is shown. ignoreTimeComponents counts before undetermined, and that before unannounced',
  },
  'SemanticTagType.Location': { ...semantic, schema: semanticLocationSchema, description: 'Coordinates' },
  'SemanticTagType.PersonNameComponents': {
    ...semantic,
    schema: personNameComponentsSchema,
    description: 'Name of a person',
  },
  'SemanticTagType.Seat': { ...semantic, schema: seatSchema, description: 'One seat' },
  'SemanticTagType.WifiNetwork': { ...semantic, schema: wifiNetworkSchema, description: 'A wireless network' },
  UpcomingPassInformationEntry: {
    ...upcoming,
    schema: upcomingPassInformationEntrySchema,
    description: 'A future event on a poster event ticket. It says everything itself: nothing is taken from the pass',
  },
  'UpcomingPassInformationEntry.AdditionalInfoFields': {
    ...upcoming,
    ...field,
    description: 'Element of additionalInfoFields',
  },
  'UpcomingPassInformationEntry.BackFields': { ...upcoming, ...field, description: 'Element of backFields' },
  'UpcomingPassInformationEntry.DateInformation': {
    ...upcoming,
    schema: dateInformationSchema,
    description: 'Start of an entry',
  },
  'UpcomingPassInformationEntry.Images': {
    ...upcoming,
    schema: entryImagesSchema,
    description: 'Images of an entry’s details',
  },
  'UpcomingPassInformationEntry.URLs': {
    ...upcoming,
    schema: entryUrlsSchema,
    description: 'Links of an entry, with the meaning of the top-level keys of the same names',
  },
  'UpcomingPassInformationEntryType.Image': {
    ...upcoming,
    schema: entryImageSchema,
    description: 'An image, remote or taken from the bundle',
  },
  'UpcomingPassInformationEntryType.ImageURLEntry': {
    ...upcoming,
    schema: imageUrlEntrySchema,
    description: 'A remote file, fetched by the device itself: public, and byte for byte what was hashed',
  },
  Personalize: { ...personal, schema: personalizationSchema, description: 'A whole personalization.json' },
  PersonalizationDictionary: {
    ...personal,
    schema: personalizationDictionarySchema,
    description: 'Body of the request that personalizes a pass',
  },
  'PersonalizationDictionary.RequiredPersonalizationInfo': {
    ...personal,
    schema: requiredPersonalizationInfoSchema,
    description: 'What the user told. Only what was asked for is present',
  },
  PushToken: { schema: pushTokenSchema, since: '6.0', description: 'Body of a registration' },
  SerialNumbers: {
    schema: serialNumbersSchema,
    since: '6.0',
    description: 'Answer to the question which passes have changed',
  },
  LogEntries: { schema: logEntriesSchema, since: '6.0', description: 'Body of the log request' },
})
export type ObjectName = keyof typeof OBJECTS

/** Keeps the names in the type, and the schemas out of it: written out with all of them it is too long for the compiler. */
function named<Name extends string>(objects: Readonly<Record<Name, DeclaredObject>>) {
  return objects
}
