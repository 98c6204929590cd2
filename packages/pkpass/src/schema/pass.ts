import { z } from 'zod'
import { boardingPassSchema, FIELD_GROUPS, type Field, type StyleContent, styleSchema } from './field.ts'

const text = () => z.string().optional()
const url = () => z.string().optional()
const color = () => z.string().optional()

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)

export const BARCODE_FORMATS = [
  'PKBarcodeFormatQR',
  'PKBarcodeFormatPDF417',
  'PKBarcodeFormatAztec',
  'PKBarcodeFormatCode128',
  'PKBarcodeFormatCode39',
  'PKBarcodeFormatCodabar',
  'PKBarcodeFormatEAN13',
  'PKBarcodeFormatI2of5',
] as const

/** A code to be scanned. Spec: pass-json section 4. */
const barcodeSchema = z.looseObject({
  format: z.enum(BARCODE_FORMATS).meta({ since: '6.0' }),
  message: z.string().meta({ since: '6.0' }),
  messageEncoding: z.string().meta({ since: '6.0', format: 'iana-charset' }),
  altText: text().meta({ since: '6.0' }),
})
export type Barcode = z.infer<typeof barcodeSchema>

/** A place where the pass is offered on the Lock Screen. Spec: pass-json section 5. */
const locationSchema = z.looseObject({
  latitude: latitude.meta({ since: '6.0' }),
  longitude: longitude.meta({ since: '6.0' }),
  altitude: z.number().optional().meta({ since: '6.0' }),
  relevantText: text().meta({ since: '6.0' }),
})

const beaconSchema = z.looseObject({
  proximityUUID: z.string().meta({ since: '7.0', format: 'uuid' }),
  major: z.int().min(0).max(65_535).optional().meta({ since: '7.0' }),
  minor: z.int().min(0).max(65_535).optional().meta({ since: '7.0' }),
  relevantText: text().meta({ since: '7.0' }),
})

const relevantDateSchema = z.looseObject({
  date: text().meta({ since: '18.0', format: 'iso8601' }),
  startDate: text().meta({ since: '18.0', format: 'iso8601' }),
  endDate: text().meta({ since: '18.0', format: 'iso8601' }),
  relevantDate: text().meta({ since: '18.0', format: 'iso8601', deprecatedSince: '26.0' }),
})

const nfcSchema = z.looseObject({
  message: z.string().meta({ since: '9.0' }),
  encryptionPublicKey: z.string().meta({ since: '9.0', format: 'base64' }),
  requiresAuthentication: z.boolean().optional().meta({ since: '13.1' }),
})

const posterTicket = { since: '18.0', scheme: 'posterEventTicket' }
const semanticBoardingPass = { since: '26.0', scheme: 'semanticBoardingPass' }

/** A whole `pass.json`. Spec: pass-json section 1. */
export const passSchema = z.looseObject({
  formatVersion: z.literal(1).meta({ since: '6.0' }),
  passTypeIdentifier: z.string().min(1).meta({ since: '6.0' }),
  serialNumber: z.string().min(1).meta({ since: '6.0' }),
  teamIdentifier: z.string().min(1).meta({ since: '6.0' }),
  organizationName: z.string().min(1).meta({ since: '6.0', localizable: true }),
  description: z.string().min(1).meta({ since: '6.0', localizable: true }),

  boardingPass: boardingPassSchema.optional().meta({ since: '6.0' }),
  coupon: styleSchema.optional().meta({ since: '6.0' }),
  eventTicket: styleSchema.optional().meta({ since: '6.0' }),
  generic: styleSchema.optional().meta({ since: '6.0' }),
  storeCard: styleSchema.optional().meta({ since: '6.0' }),
  posterGeneric: styleSchema.optional().meta({ since: '27.0' }),
  preferredStyleSchemes: z.array(z.string()).optional().meta({ since: '18.0' }),

  appLaunchURL: url().meta({ since: '7.0' }),
  associatedStoreIdentifiers: z.array(z.int()).optional().meta({ since: '6.0' }),
  auxiliaryStoreIdentifiers: z.array(z.int()).optional().meta(posterTicket),
  userInfo: z.unknown().optional().meta({ since: '7.0' }),

  expirationDate: text().meta({ since: '7.0', format: 'iso8601' }),
  voided: z.boolean().optional().meta({ since: '7.0' }),

  beacons: z.array(beaconSchema).optional().meta({ since: '7.0' }),
  locations: z.array(locationSchema).optional().meta({ since: '6.0' }),
  maxDistance: z.number().optional().meta({ since: '7.0' }),
  relevantDate: text().meta({ since: '6.0', format: 'iso8601', deprecatedSince: '18.0' }),
  relevantDates: z.array(relevantDateSchema).optional().meta({ since: '18.0' }),

  barcode: barcodeSchema.optional().meta({ since: '6.0', deprecatedSince: '9.0' }),
  barcodes: z.array(barcodeSchema).optional().meta({ since: '9.0' }),

  backgroundColor: color().meta({ since: '6.0', format: 'color' }),
  foregroundColor: color().meta({ since: '6.0', format: 'color' }),
  labelColor: color().meta({ since: '6.0', format: 'color' }),
  stripColor: color().meta({ since: '6.0', format: 'color' }),
  footerBackgroundColor: color().meta({ ...posterTicket, format: 'color' }),
  suppressHeaderDarkening: z.boolean().optional().meta(posterTicket),
  useAutomaticColors: z.boolean().optional().meta(posterTicket),
  suppressStripShine: z.boolean().optional().meta({ since: '6.0', deprecatedSince: '7.0' }),
  groupingIdentifier: text().meta({ since: '7.0', styles: ['boardingPass', 'eventTicket'] }),
  logoText: text().meta({ since: '6.0', localizable: true }),
  logoSymbolName: text().meta({ since: '27.0' }),
  eventLogoText: text().meta({ ...posterTicket, since: '18.1', localizable: true }),

  featuredActions: z.array(z.looseObject({})).optional().meta({ since: '27.0' }),
  semantics: z.looseObject({}).optional().meta({ since: '12.0' }),
  upcomingPassInformation: z
    .array(z.looseObject({}))
    .optional()
    .meta({ ...posterTicket, since: '26.0' }),

  authenticationToken: text().meta({ since: '6.0' }),
  webServiceURL: url().meta({ since: '6.0' }),
  nfc: nfcSchema.optional().meta({ since: '9.0' }),
  sharingProhibited: z.boolean().optional().meta({ since: '11.0' }),

  accessibilityURL: url().meta(posterTicket),
  addOnURL: url().meta(posterTicket),
  bagPolicyURL: url().meta(posterTicket),
  contactVenueEmail: text().meta(posterTicket),
  contactVenuePhoneNumber: text().meta(posterTicket),
  contactVenueWebsite: url().meta(posterTicket),
  directionsInformationURL: url().meta(posterTicket),
  merchandiseURL: url().meta(posterTicket),
  orderFoodURL: url().meta({ since: '18.0', styles: ['eventTicket', 'boardingPass'] }),
  parkingInformationURL: url().meta(posterTicket),
  purchaseParkingURL: url().meta(posterTicket),
  sellURL: url().meta(posterTicket),
  transferURL: url().meta(posterTicket),
  transitInformationURL: url().meta(posterTicket),

  businessChatIdentifier: text().meta(semanticBoardingPass),
  changeSeatURL: url().meta(semanticBoardingPass),
  entertainmentURL: url().meta(semanticBoardingPass),
  managementURL: url().meta(semanticBoardingPass),
  purchaseAdditionalBaggageURL: url().meta(semanticBoardingPass),
  purchaseLoungeAccessURL: url().meta(semanticBoardingPass),
  purchaseWifiURL: url().meta(semanticBoardingPass),
  registerServiceAnimalURL: url().meta(semanticBoardingPass),
  reportLostBagURL: url().meta(semanticBoardingPass),
  requestWheelchairURL: url().meta(semanticBoardingPass),
  trackBagsURL: url().meta(semanticBoardingPass),
  transitProviderEmail: text().meta(semanticBoardingPass),
  transitProviderPhoneNumber: text().meta(semanticBoardingPass),
  transitProviderWebsiteURL: url().meta(semanticBoardingPass),
  upgradeURL: url().meta(semanticBoardingPass),
})
export type Pass = z.infer<typeof passSchema>

export const CLASSIC_STYLES = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const
export const STYLES = [...CLASSIC_STYLES, 'posterGeneric'] as const
export type Style = (typeof STYLES)[number]

/** The style a current system draws: `posterGeneric` where it is given, else the classic one. */
export function styleOf(pass: Pass): { readonly style: Style; readonly content: StyleContent } | undefined {
  for (const style of [...STYLES].reverse()) {
    const content = pass[style]
    if (content) return { style, content }
  }
  return undefined
}

/** All fields of a style dictionary, over all its groups. */
export function fieldsOf(content: StyleContent): Field[] {
  return FIELD_GROUPS.flatMap(group => content[group] ?? [])
}
