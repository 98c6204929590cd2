export {
  BARCODE_FORMATS,
  BARCODES,
  type Barcode,
  type BarcodeFormat,
  barcodeSchema,
  type LegacyBarcode,
} from './barcode.ts'
export { describeObjects, type KeyDescription, type ObjectDescription } from './describe-objects.ts'
export { ENUMS } from './enums.ts'
export {
  FEATURED_ACTIONS,
  type FeaturedAction,
  type FeaturedActionType,
  featuredActionSchema,
} from './featured-action.ts'
export { type AuxiliaryField, FIELD_GROUPS, type Field, type FieldGroup, fieldSchema } from './field.ts'
export {
  IMAGE_SCALES,
  IMAGE_SLOTS,
  type ImageSlot,
  type ImageSlotName,
  type PointSize,
} from './image-slots.ts'
export { type KeyMeta, metaOf, type Version } from './key.ts'
export { type Nfc, nfcSchema } from './nfc.ts'
export { type DeclaredObject, OBJECTS, type ObjectName } from './objects.ts'
export {
  CLASSIC_STYLES,
  type Pass,
  passSchema,
  STYLE_SCHEMES,
  STYLES,
  type Style,
  type StyleScheme,
  styleOf,
} from './pass.ts'
export {
  type Personalization,
  type PersonalizationDictionary,
  personalizationDictionarySchema,
  personalizationSchema,
  type RequiredPersonalizationInfo,
} from './personalization.ts'
export {
  type Beacon,
  beaconSchema,
  type Location,
  locationSchema,
  type RelevantDate,
  relevantDateSchema,
} from './relevance.ts'
export { type SemanticTags, type SemanticTagsSchema, semanticTagsSchema } from './semantic-tags.ts'
export type {
  CurrencyAmount,
  EventDateInfo,
  PersonNameComponents,
  Seat,
  SemanticLocation,
  WifiNetwork,
} from './semantic-types.ts'
export type { EventType, PassKind } from './semantic-values.ts'
export { type BoardingPass, fieldsOf, type StyleContent, styleSchema } from './style.ts'
export {
  type DateInformation,
  type EntryImage,
  type EntryImages,
  type EntryUrls,
  type ImageUrlEntry,
  type UpcomingPassInformationEntry,
  upcomingPassInformationEntrySchema,
} from './upcoming-pass-information.ts'
export {
  type LogEntries,
  logEntriesSchema,
  type PushToken,
  pushTokenSchema,
  type SerialNumbers,
  serialNumbersSchema,
} from './web-service.ts'
