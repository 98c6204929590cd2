import { BARCODE_FORMATS } from './barcode.ts'
import { FEATURED_ACTIONS } from './featured-action.ts'
import { DATA_DETECTOR_TYPES, DATE_STYLES, NUMBER_STYLES, TEXT_ALIGNMENTS } from './field.ts'
import { STYLE_SCHEMES, STYLES } from './pass.ts'
import { PERSONALIZATION_FIELDS } from './personalization.ts'
import {
  EVENT_TYPES,
  PASSENGER_CAPABILITIES,
  PASSENGER_INFORMATION_SSRS,
  PASSENGER_SERVICE_SSRS,
  SECURITY_PROGRAMS,
} from './semantic-values.ts'
import { TRANSIT_TYPES } from './style.ts'
import { ENTRY_TYPES } from './upcoming-pass-information.ts'

/** Every closed set of names in the format. */
export const ENUMS = {
  passStyle: STYLES,
  preferredStyleScheme: STYLE_SCHEMES,
  transitType: TRANSIT_TYPES,
  barcodeFormat: BARCODE_FORMATS,
  dateStyle: DATE_STYLES,
  numberStyle: NUMBER_STYLES,
  textAlignment: TEXT_ALIGNMENTS,
  dataDetectorType: DATA_DETECTOR_TYPES,
  eventType: EVENT_TYPES,
  securityProgram: SECURITY_PROGRAMS,
  passengerCapability: PASSENGER_CAPABILITIES,
  passengerInformationSSR: PASSENGER_INFORMATION_SSRS,
  passengerServiceSSR: PASSENGER_SERVICE_SSRS,
  personalizationField: PERSONALIZATION_FIELDS,
  featuredActionType: Object.keys(FEATURED_ACTIONS),
  upcomingEntryType: ENTRY_TYPES,
} as const satisfies Readonly<Record<string, readonly string[]>>
