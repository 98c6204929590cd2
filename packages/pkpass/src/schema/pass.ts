import * as z from 'zod'
import { barcodeSchema, legacyBarcodeSchema } from './barcode.ts'
import { eventGuideLinks } from './event-guide-links.ts'
import { featuredActionSchema } from './featured-action.ts'
import { color, date, flag, localized, optional, required, text, url } from './key.ts'
import { nfcSchema } from './nfc.ts'
import { beaconSchema, locationSchema, relevantDateSchema } from './relevance.ts'
import { semanticTagsSchema } from './semantic-tags.ts'
import { boardingPassSchema, styleSchema } from './style.ts'
import { upcomingPassInformationEntrySchema } from './upcoming-pass-information.ts'

export { CLASSIC_STYLES, STYLES, type Style, styleOf } from './styles.ts'

export const STYLE_SCHEMES = ['posterEventTicket', 'eventTicket', 'semanticBoardingPass', 'boardingPass'] as const
export type StyleScheme = (typeof STYLE_SCHEMES)[number]

const posterTicket = { styles: ['eventTicket'], scheme: 'posterEventTicket' } as const
const airlineService = { styles: ['boardingPass'], scheme: 'semanticBoardingPass' } as const
const notOnWatch = { notOn: ['watchOS'] } as const

const name = z.string().min(1)
const storeIdentifiers = z.array(z.int())

/** A whole `pass.json`. Objects are loose: unknown keys are kept, and reported by the check, because Apple adds keys every year. */
export const passSchema = z.looseObject({
  formatVersion: required(z.literal(1), '6.0', 'Version of the format, the number 1'),
  passTypeIdentifier: required(name, '6.0', 'Pass type as in the signing certificate; never changes'),
  serialNumber: required(name, '6.0', 'Unique within the pass type, best short and safe in an address; never changes'),
  teamIdentifier: required(name, '6.0', 'Developer team as in the signing certificate'),
  organizationName: required(name, '6.0', 'Heads notifications, and stands on the Lock Screen and in Mail', {
    localizable: true,
  }),
  description: required(name, '6.0', 'Read out by VoiceOver: the kind of pass, then one or two details', {
    localizable: true,
  }),

  boardingPass: optional(boardingPassSchema, '6.0', 'Makes it a boarding pass; a pass has one classic style'),
  coupon: optional(styleSchema, '6.0', 'Makes it a coupon; a pass has one classic style'),
  eventTicket: optional(styleSchema, '6.0', 'Makes it an event ticket, poster tickets included'),
  generic: optional(styleSchema, '6.0', 'Makes it a generic pass; a pass has one classic style'),
  storeCard: optional(styleSchema, '6.0', 'Makes it a store card; a pass has one classic style'),
  posterGeneric: optional(styleSchema, '27.0', 'Makes it a poster; older systems draw the classic style beside it', {
    documented: 'article',
  }),
  preferredStyleSchemes: optional(z.array(z.string()), '18.0', 'Schemes to try in order before the plain style', {
    styles: ['eventTicket', 'boardingPass'],
    knownValues: STYLE_SCHEMES,
  }),

  appLaunchURL: url('7.0', 'Handed to the associated app when it is opened from the pass', {
    ...notOnWatch,
    requiredWith: ['associatedStoreIdentifiers'],
  }),
  associatedStoreIdentifiers: optional(
    storeIdentifiers,
    '6.0',
    'App Store ids; the first that fits the device is linked',
    {
      ...notOnWatch,
    },
  ),
  auxiliaryStoreIdentifiers: optional(storeIdentifiers, '18.0', 'More App Store ids, linked from the event guide', {
    ...posterTicket,
    ...notOnWatch,
  }),
  userInfo: optional(z.unknown(), '7.0', 'Anything for companion apps; never shown'),

  expirationDate: date('7.0', 'Moment from which the pass counts as expired and is hidden'),
  voided: flag('7.0', 'Marks the pass as used up or withdrawn', { default: false }),

  beacons: optional(z.array(beaconSchema), '7.0', 'Beacons of relevance, with at most 10 distinct UUIDs'),
  locations: optional(z.array(locationSchema), '6.0', 'Places of relevance', { maxItems: 10 }),
  maxDistance: optional(z.number(), '7.0', 'Radius around the places in metres, where smaller than the style’s own', {
    min: 0,
  }),
  relevantDate: date('6.0', 'Moment at which the pass becomes relevant, for systems before iOS 18', {
    deprecatedSince: '18.0',
    replacedBy: 'relevantDates',
  }),
  relevantDates: optional(z.array(relevantDateSchema), '18.0', 'Moments and intervals of relevance'),

  barcode: optional(legacyBarcodeSchema, '6.0', 'The one code that iOS 8 and earlier read', {
    deprecatedSince: '9.0',
    replacedBy: 'barcodes',
  }),
  barcodes: optional(
    z.array(barcodeSchema),
    '9.0',
    'Codes in order of preference; the first the device can draw is used',
  ),

  backgroundColor: color('6.0', 'Background of front and back, where no image covers it'),
  foregroundColor: color('6.0', 'Colour of values'),
  labelColor: color('6.0', 'Colour of labels; chosen by the system when left out'),
  stripColor: color('6.0', 'Colour of primary values over a strip image', { documented: 'pass-builder' }),
  footerBackgroundColor: color('18.0', 'Colour of the footer, instead of a blur', posterTicket),
  suppressHeaderDarkening: flag('18.0', 'Leaves out the dark gradient under the header', {
    ...posterTicket,
    default: false,
  }),
  useAutomaticColors: flag('18.0', 'Takes text colours from the background image', { ...posterTicket, default: false }),
  suppressStripShine: flag('6.0', 'Leaves out the gloss over the strip, which nothing draws any more', {
    deprecatedSince: '7.0',
    default: true,
  }),
  groupingIdentifier: text('7.0', 'Groups passes of the same type and style that have the same value', {
    styles: ['boardingPass', 'eventTicket'],
  }),
  logoText: localized('6.0', 'Text beside the logo; not on poster event tickets'),
  logoSymbolName: text('27.0', 'Name of an SF Symbol to be drawn as the logo', { documented: 'pass-builder' }),
  eventLogoText: localized('18.1', 'Text beside the logo of a poster event ticket', posterTicket),

  featuredActions: optional(z.array(featuredActionSchema), '27.0', 'Cards below the pass; the first two are drawn', {
    documented: 'article',
  }),
  semantics: optional(semanticTagsSchema, '12.0', 'Machine-readable facts about the whole pass'),
  upcomingPassInformation: optional(
    z.array(upcomingPassInformationEntrySchema),
    '26.0',
    'Future events on the same ticket, in order',
    posterTicket,
  ),

  authenticationToken: text('6.0', 'Secret the device shows to the web service; never changes', {
    minLength: 16,
    requiredWith: ['webServiceURL'],
  }),
  webServiceURL: url('6.0', 'Base address of the web service that updates the pass, https', {
    requiredWith: ['authenticationToken'],
  }),
  nfc: optional(nfcSchema, '9.0', 'Makes the pass contactless; needs a certificate with the NFC entitlement'),
  sharingProhibited: flag('11.0', 'Hides the Share button; other ways of sharing stay', { default: false }),

  ...eventGuideLinks('18.0', posterTicket),
  orderFoodURL: url('18.0', 'Where to order food at an event, or meals on a flight', {
    styles: ['eventTicket', 'boardingPass'],
  }),

  businessChatIdentifier: text('26.0', 'Id of the airline in Messages for Business', {
    ...airlineService,
    documented: 'article',
  }),
  changeSeatURL: url('26.0', 'Where to change the seat', airlineService),
  entertainmentURL: url('26.0', 'Entertainment on board', airlineService),
  managementURL: url('26.0', 'Where to manage the booking', airlineService),
  purchaseAdditionalBaggageURL: url('26.0', 'Where to add checked bags', airlineService),
  purchaseLoungeAccessURL: url('26.0', 'Where to buy access to a lounge', airlineService),
  purchaseWifiURL: url('26.0', 'Where to buy Wi-Fi on board', airlineService),
  registerServiceAnimalURL: url('26.0', 'Where to register a service animal', airlineService),
  reportLostBagURL: url('26.0', 'Where to report a lost bag', airlineService),
  requestWheelchairURL: url('26.0', 'Where to request a wheelchair', airlineService),
  trackBagsURL: url('26.0', 'Where to track bags', airlineService),
  transitProviderEmail: text('26.0', 'E-mail address of the airline', { ...airlineService, format: 'email' }),
  transitProviderPhoneNumber: text('26.0', 'Telephone number of the airline', { ...airlineService, format: 'phone' }),
  transitProviderWebsiteURL: url('26.0', 'Website of the airline', airlineService),
  upgradeURL: url('26.0', 'Where to upgrade flight or seat', airlineService),
})
export type Pass = z.infer<typeof passSchema>
