import type { Pass } from '@billfold/pkpass/schema'
import { layoutPass, type PassImages, type ViewOptions } from '../../src/index.ts'
import { field, makeOptions, makePass } from './preview.ts'
import { logo, paint } from './sample-art.ts'

/** A pass to look at, with its pictures. */
export interface Sample {
  readonly pass: Pass
  readonly options: ViewOptions
}

const QR = { format: 'PKBarcodeFormatQR', message: 'BRC-2041-7786-0093-5512', messageEncoding: 'iso-8859-1' } as const
const PDF417 = {
  ...QR,
  format: 'PKBarcodeFormatPDF417',
  message: 'M1SAMPLE/JANE E7K2PQ9 PRGCPHSK 0767 163Y014A',
} as const

const [logoWhite, logoDark, icon, strip, thumbnail, background, artwork, footer, primaryLogo, secondaryLogo] =
  await Promise.all([
    logo(160, 100, [255, 255, 255]),
    logo(100, 100, [32, 40, 60]),
    paint(76, 76, [30, 60, 120], [90, 160, 220]),
    paint(375, 144, [120, 60, 20], [240, 190, 120]),
    paint(180, 180, [20, 90, 90], [160, 220, 200]),
    paint(172, 252, [90, 20, 120], [240, 120, 60]),
    paint(358, 448, [20, 30, 90], [230, 90, 140]),
    logo(286, 15, [255, 255, 255]),
    logo(126, 30, [255, 255, 255]),
    logo(135, 12, [255, 255, 255]),
  ])

/** Each style, and what changes how it looks: one picture of the front for each. */
export const SAMPLES = {
  generic: sample(
    {
      organizationName: 'Lindenhof Library',
      description: 'Library card, Lindenhof',
      logoText: 'Lindenhof',
      backgroundColor: 'rgb(238,240,232)',
      foregroundColor: 'rgb(30,40,30)',
      labelColor: 'rgb(90,110,90)',
      webServiceURL: 'https://example.com/passes',
      authenticationToken: '0123456789abcdef',
      associatedStoreIdentifiers: [1],
      locations: [{ latitude: 48.2, longitude: 16.3, relevantText: 'Your reading room is around the corner' }],
      generic: {
        headerFields: [field('Loans', 3)],
        primaryFields: [field('Reader', 'Jane Sample')],
        secondaryFields: [field('Card', '0042 118'), field('Branch', 'Riverside')],
        auxiliaryFields: [field('Since', 'March 2019'), field('Valid until', '2027')],
        backFields: [
          field('Opening hours', 'Monday to Friday, 9 to 19\nSaturday, 10 to 14'),
          field('Contact', 'Write to desk@lindenhof.example.com or call +43 1 234 56 78'),
          field('Where', 'Lindenallee 12, 1010 Wien'),
          field('Catalogue', 'See the catalogue', {
            attributedValue: 'Find books in <a href="https://example.com/catalogue">our catalogue</a>, day and night.',
          }),
          field('Next event', 'Reading night on 12 June 2026 at 19:30 at www.example.com/night'),
        ],
      },
      barcodes: [{ ...QR, altText: '0042 118 771' }],
    },
    { logo: logoDark, icon, thumbnail },
  ),
  genericWide: sample(
    {
      description: 'Membership',
      logoText: 'Alpine Club',
      backgroundColor: 'rgb(24,52,74)',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(150,190,215)',
      generic: {
        headerFields: [field('No.', '771'), field('Level', 'Gold')],
        primaryFields: [field('Member', 'Maximilian Featherstonehaugh')],
        secondaryFields: [
          field('Section', 'Innsbruck'),
          field('Since', '2011'),
          field('Huts', 'All'),
          field('Guests', 2),
        ],
        auxiliaryFields: [field('Policyholder', 'M. F.'), field('Insurance', 'AC-11'), field('Emergency', '140')],
      },
      barcodes: [PDF417],
    },
    { logo: logoWhite, icon },
  ),
  storeCard: sample(
    {
      organizationName: 'Bayroast Coffee',
      description: 'Coffee card, Bayroast',
      logoText: 'Bayroast',
      backgroundColor: 'rgb(70,42,28)',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(230,200,170)',
      relevantDates: [{ date: '2026-06-01T12:00:00Z' }],
      storeCard: {
        headerFields: [field('Points', 1250)],
        primaryFields: [field('Balance', 21.75, { currencyCode: 'USD' })],
        secondaryFields: [
          field('Tier', 'Gold', { changeMessage: 'You are %@ now' }),
          field('Next free cup', '2 to go'),
        ],
        backFields: [field('Terms', 'A cup is a cup.')],
      },
      barcodes: [
        { format: 'PKBarcodeFormatAztec', message: QR.message, messageEncoding: 'iso-8859-1', altText: 'Scan to pay' },
      ],
    },
    { logo: logoWhite, icon, strip },
  ),
  coupon: sample(
    {
      description: 'Coupon, Fernhill Books',
      logoText: 'Fernhill Books',
      backgroundColor: 'rgb(190,40,60)',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(255,215,215)',
      coupon: {
        primaryFields: [field('On all travel guides', '25 % off')],
        auxiliaryFields: [field('Until', '30 June'), field('Where', 'All shops')],
      },
      barcodes: [{ ...QR, format: 'PKBarcodeFormatCode128', message: 'FERN-25-0093', altText: 'FERN-25-0093' }],
    },
    { logo: logoWhite, icon, strip },
  ),
  eventTicketBackground: sample(
    {
      description: 'Ticket, Harbour Lights Festival',
      logoText: 'Harbour Lights',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(240,220,250)',
      relevantDate: '2026-06-12T18:30:00Z',
      eventTicket: {
        headerFields: [field('Gate', 'B')],
        primaryFields: [field('Event', 'Open Air Night')],
        secondaryFields: [
          field('Starts', '2026-06-12T18:30:00Z', { dateStyle: 'PKDateStyleMedium', timeStyle: 'PKDateStyleShort' }),
        ],
        auxiliaryFields: [
          field('Section', '114'),
          field('Row', 'C'),
          field('Seat', '22'),
          { ...field('Door', 'North'), row: 1 },
        ],
      },
      barcodes: [QR],
    },
    { logo: logoWhite, icon, background, thumbnail },
  ),
  eventTicketStrip: sample(
    {
      description: 'Ticket, City Museum',
      logoText: 'City Museum',
      backgroundColor: 'rgb(245,240,230)',
      foregroundColor: 'rgb(40,30,20)',
      labelColor: 'rgb(130,100,70)',
      stripColor: 'rgb(255,255,255)',
      eventTicket: {
        primaryFields: [field('Exhibition', 'Light and Glass')],
        secondaryFields: [field('Valid on', '1 June 2026'), field('Entry', '10:00')],
        auxiliaryFields: [field('Adults', 2), field('Children', 1)],
      },
      barcodes: [{ ...QR, format: 'PKBarcodeFormatAztec' }],
    },
    { logo: logoDark, icon, strip },
  ),
  boardingPass: sample(
    {
      organizationName: 'Skyrider',
      description: 'Boarding pass, Prague to Copenhagen',
      logoText: 'Skyrider',
      backgroundColor: 'rgb(20,60,110)',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(160,200,240)',
      boardingPass: {
        transitType: 'PKTransitTypeAir',
        headerFields: [field('Flight', 'SK 767'), field('Gate', 'B12')],
        primaryFields: [field('Prague', 'PRG'), field('Copenhagen', 'CPH')],
        auxiliaryFields: [field('Passenger', 'Jane Sample'), field('Class', 'Economy'), field('Seat', '14A')],
        secondaryFields: [field('Boards', '09:50'), field('Departs', '10:30'), field('Group', 3)],
        backFields: [field('Baggage', 'One bag of 23 kg')],
      },
      barcodes: [PDF417],
    },
    { logo: logoWhite, icon, footer },
  ),
  boardingPassTrain: sample(
    {
      description: 'Train ticket, Wien to Graz',
      logoText: 'Südbahn',
      boardingPass: {
        transitType: 'PKTransitTypeTrain',
        primaryFields: [field('From', 'Wien Hbf'), field('To', 'Graz Hbf')],
        auxiliaryFields: [field('Date', '12.06.2026'), field('Class', '2.')],
        secondaryFields: [field('Departs', '07:58'), field('Arrives', '10:33'), field('Coach', 26), field('Seat', 61)],
      },
      nfc: { message: 'x', encryptionPublicKey: 'y' },
    },
    { logo: logoDark, icon },
  ),
  posterGeneric: sample(
    {
      description: 'Gym membership',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(230,220,255)',
      posterGeneric: {
        headerFields: [field('Visits', 12)],
        primaryFields: [
          { key: 'title', value: 'Northside Gym' },
          field('Member', 'Jane Sample'),
          field('Plan', 'Evenings'),
        ],
        footerFields: [field('Valid until', '31 December')],
      },
      barcodes: [QR],
    },
    { primaryLogo, icon, artwork },
  ),
  posterEventTicket: sample(
    {
      description: 'Ticket, Northern Lights Tour',
      eventLogoText: 'Northern Lights Tour',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(230,230,255)',
      preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
      nfc: { message: 'x', encryptionPublicKey: 'y' },
      eventTicket: {
        primaryFields: [field('Event', 'Northern Lights Tour')],
        auxiliaryFields: [field('Extra', 'Drinks')],
      },
      semantics: {
        eventType: 'PKEventTypeLivePerformance',
        eventName: 'Northern Lights Tour',
        eventStartDate: '2026-06-12T18:30:00+02:00',
        venueName: 'Harbour Hall',
        venueRegionName: 'Copenhagen',
        venueRoom: 'Main hall',
        performerNames: ['Aurora'],
        seats: [{ seatSection: '114', seatRow: 'C', seatNumber: '22', seatSectionColor: 'rgb(40,60,140)' }],
      },
    },
    { primaryLogo, secondaryLogo, icon, artwork },
  ),
  semanticBoardingPass: sample(
    {
      description: 'Boarding pass, Prague to Copenhagen',
      backgroundColor: 'rgb(20,60,110)',
      foregroundColor: 'rgb(255,255,255)',
      labelColor: 'rgb(160,200,240)',
      preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
      boardingPass: {
        transitType: 'PKTransitTypeAir',
        primaryFields: [field('Prague', 'PRG'), field('Copenhagen', 'CPH')],
        secondaryFields: [field('Lounge', 'Maple')],
      },
      semantics: {
        airlineCode: 'SK',
        flightNumber: 767,
        flightCode: 'SK767',
        originalBoardingDate: '2026-06-12T07:50:00Z',
        originalDepartureDate: '2026-06-12T08:30:00Z',
        originalArrivalDate: '2026-06-12T10:20:00Z',
        departureAirportCode: 'PRG',
        departureAirportName: 'Václav Havel',
        departureCityName: 'Prague',
        departureAirportTimeZone: 'Europe/Prague',
        departureGate: 'B12',
        departureTerminal: '2',
        destinationAirportCode: 'CPH',
        destinationAirportName: 'Kastrup',
        destinationCityName: 'Copenhagen',
        destinationAirportTimeZone: 'Europe/Copenhagen',
        passengerName: { givenName: 'Jane', familyName: 'Sample' },
        boardingGroup: '3',
        boardingSequenceNumber: '014',
        ticketFareClass: 'Economy',
        seats: [{ seatNumber: '14A' }],
      },
      barcodes: [PDF417],
    },
    { primaryLogo, icon },
  ),
  scripts: sample(
    {
      description: 'بطاقة عضوية',
      organizationName: 'مكتبة',
      logoText: 'ספרייה 📚',
      backgroundColor: 'rgb(250,246,238)',
      foregroundColor: 'rgb(40,30,60)',
      labelColor: 'rgb(120,90,150)',
      generic: {
        headerFields: [field('โซน', 'ก 12')],
        primaryFields: [field('الاسم', 'ليلى حسن')],
        secondaryFields: [field('מספר', 'אב 0042'), field('नाम', 'नमस्ते')],
        auxiliaryFields: [field('Город', 'Москва, Πέμπτη'), field('Emoji', '👩‍👩‍👧‍👦 ☕️ 🇩🇪')],
        backFields: [field('هاتف', 'اتصل بنا على +20 2 1234 5678 أو www.example.com في أي وقت تشاء')],
      },
      barcodes: [{ ...QR, message: 'שלום', messageEncoding: 'utf-8' }],
    },
    { logo: logoDark, icon },
  ),
} as const satisfies Readonly<Record<string, Sample>>

/** Used up: the code is grey, everything else stays. */
export const VOIDED = {
  ...SAMPLES.storeCard,
  pass: { ...SAMPLES.storeCard.pass, voided: true },
} as const satisfies Sample

/** The store card as it was before its tier changed. */
export const OLD_STORE_CARD: Pass = {
  ...SAMPLES.storeCard.pass,
  storeCard: { ...SAMPLES.storeCard.pass.storeCard, secondaryFields: [field('Tier', 'Silver', { key: 'Tier-Gold' })] },
}

export function frontOf({ pass, options }: Sample) {
  return layoutPass(pass, { ...options, view: 'front' })
}

function sample(parts: Partial<Pass>, pictures: Readonly<Record<string, typeof icon>>): Sample {
  const images: PassImages = new Map(Object.entries(pictures).map(([slot, image]) => [`${slot}@2x.png`, image]))
  return { pass: makePass(parts), options: { ...makeOptions(), images } }
}
