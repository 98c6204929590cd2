import { FIELD_GROUPS, passSchema, STYLES } from '@billfold/pkpass/schema'
import fc from 'fast-check'
import { makeOptions, makePass, picture } from './preview.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    'Jane Sample',
    '<b>&amp;',
    'שלום עולם',
    'مرحبا',
    '東京タワー',
    '👩‍👩‍👧‍👦',
    '2026-06-12T10:00:00Z',
    '2026-01-01 00:00 +30:00',
  ),
)
const fieldArbitrary = fc.record(
  {
    key: fc.string({ minLength: 1, maxLength: 8 }),
    value: fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true })),
    label: text,
    attributedValue: text,
    textAlignment: fc.constantFrom(
      'PKTextAlignmentLeft',
      'PKTextAlignmentRight',
      'PKTextAlignmentCenter',
      'PKTextAlignmentNatural',
    ),
    dateStyle: fc.constantFrom('PKDateStyleNone', 'PKDateStyleShort', 'PKDateStyleFull'),
    isRelative: fc.boolean(),
    ignoresTimeZone: fc.boolean(),
    currencyCode: fc.constantFrom('EUR', 'XXX', 'nonsense'),
    row: fc.constantFrom(0, 1),
  },
  { requiredKeys: ['key', 'value'] },
)
const content = fc.record(
  Object.fromEntries(FIELD_GROUPS.map(group => [group, fc.array(fieldArbitrary, { maxLength: 7 })])),
  { requiredKeys: [] },
)
const IMAGES = [
  'logo',
  'strip',
  'thumbnail',
  'background',
  'footer',
  'artwork',
  'primaryLogo',
  'secondaryLogo',
] as const
const imagesArbitrary = fc.dictionary(
  fc.constantFrom(...IMAGES.map(name => `${name}@2x.png`)),
  fc.record({ width: fc.nat(2000), height: fc.nat(2000) }).map(({ width, height }) => picture(width, height)),
)
const barcode = fc.record({
  format: fc.constantFrom(
    'PKBarcodeFormatQR',
    'PKBarcodeFormatPDF417',
    'PKBarcodeFormatCode128',
    'PKBarcodeFormatEAN13',
  ),
  message: fc.oneof(text, fc.constant('4006381333931')),
  messageEncoding: fc.constantFrom('iso-8859-1', 'utf-8', 'nonsense'),
  altText: text,
})

const semantics = fc.record(
  {
    eventName: text,
    eventType: fc.constantFrom('PKEventTypeSports', 'PKEventTypeGeneric'),
    eventStartDate: text,
    venueName: text,
    venueRegionName: text,
    attendeeName: text,
    awayTeamAbbreviation: text,
    homeTeamAbbreviation: text,
    seats: fc.array(fc.record({ seatRow: text, seatNumber: text, seatSectionColor: text }), { maxLength: 3 }),
    airlineCode: fc.constant('SK'),
    flightNumber: fc.nat(),
    originalBoardingDate: fc.constant('2026-06-12T07:50:00Z'),
    originalDepartureDate: fc.constant('2026-06-12T08:30:00Z'),
    originalArrivalDate: fc.constantFrom('2026-06-12T10:20:00Z', 'nonsense'),
    departureAirportTimeZone: fc.constantFrom('Europe/Prague', 'Nowhere/Land'),
    departureAirportCode: text,
    destinationAirportCode: text,
    departureGate: text,
    passengerName: fc.record({ givenName: text }),
    ticketFareClass: text,
    passengerServiceSSRs: fc.array(text, { maxLength: 12 }),
  },
  // Nearly complete, so that the layouts made of tags are drawn as often as not.
  {
    requiredKeys: [
      'airlineCode',
      'flightNumber',
      'originalBoardingDate',
      'originalDepartureDate',
      'originalArrivalDate',
    ],
  },
)

/** Passes as the schema takes them, with texts of all sorts. */
export const passArbitrary = fc
  .record({
    semantics: fc.option(semantics, { nil: undefined }),
    style: fc.constantFrom(...STYLES),
    content,
    logoText: text,
    voided: fc.boolean(),
    colors: fc.constantFrom({}, { foregroundColor: 'rgb(1,2,3)', backgroundColor: '#fff' }),
    barcodes: fc.array(barcode, { maxLength: 2 }),
    nfc: fc.constantFrom({}, { nfc: { message: 'x', encryptionPublicKey: 'y' } }),
  })
  .map(({ semantics: tags, style, content: fieldsOfStyle, logoText, voided, colors, barcodes, nfc }) => {
    const transitType = style === 'boardingPass' ? { transitType: tags ? 'PKTransitTypeAir' : 'PKTransitTypeBoat' } : {}
    return passSchema.safeParse({
      ...makePass({ logoText, voided }),
      ...colors,
      ...nfc,
      ...(tags ? { semantics: tags, preferredStyleSchemes: ['posterEventTicket', 'semanticBoardingPass'] } : {}),
      barcodes,
      [style]: { ...fieldsOfStyle, ...transitType },
    })
  })
  .filter(parsed => parsed.success)
  .map(parsed => parsed.data)

/** Phones of all sorts, with pictures of all sizes. */
export const optionsArbitrary = fc
  .record({
    images: imagesArbitrary,
    styleSet: fc.constantFrom('ios18' as const, 'ios27' as const),
    locale: fc.constantFrom('en-US', 'de', 'ar-EG', 'ja-JP', 'he', 'th-TH'),
    screenWidthPt: fc.constantFrom(320, 375, 393, 402, 414, 440),
  })
  .map(({ images, ...more }) => makeOptions(images, more))
