import { airlineArt } from './art/airline.ts'
import { dayAfter, dayOfYear } from './dates.ts'
import type { Starter } from './starter.ts'

// Singapore and Japan keep one time all year, so that the offsets are right whatever the date is.
const SINGAPORE = { offset: '+08:00', zone: 'Asia/Singapore' }
const TOKYO = { offset: '+09:00', zone: 'Asia/Tokyo' }
/** No airline has this code: a real one would make Wallet follow a real flight. */
const AIRLINE = 'ZZ'
const FLIGHT = 482

/** A flight, as iOS 26 draws it and as older systems do. */
export const boardingPassStarter: Starter = {
  name: 'Alder Air',
  purpose: 'boarding pass',
  art: airlineArt,
  pass(name, now) {
    const day = dayAfter(now, 14)
    const boarding = `${day}T08:35:00${SINGAPORE.offset}`
    const departure = `${day}T09:15:00${SINGAPORE.offset}`
    const arrival = `${day}T17:10:00${TOKYO.offset}`
    const airport = { latitude: 1.3554, longitude: 103.9864 }
    return {
      formatVersion: 1,
      serialNumber: `ABC123-${AIRLINE}${FLIGHT}-25`,
      organizationName: name,
      description: `Boarding pass, flight ${AIRLINE} ${FLIGHT} from Singapore to Tokyo`,
      logoText: name,
      backgroundColor: 'rgb(11, 58, 85)',
      foregroundColor: 'rgb(255, 255, 255)',
      labelColor: 'rgb(169, 220, 240)',
      groupingIdentifier: 'ABC123',
      preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
      relevantDate: boarding,
      relevantDates: [{ startDate: boarding, endDate: departure }],
      expirationDate: `${dayAfter(now, 15)}T17:10:00${TOKYO.offset}`,
      locations: [{ ...airport, relevantText: 'Gate B4, boarding from 8:35' }],
      managementURL: 'https://www.example.com/booking',
      changeSeatURL: 'https://www.example.com/seats',
      purchaseAdditionalBaggageURL: 'https://www.example.com/bags',
      transitProviderWebsiteURL: 'https://www.example.com',
      transitProviderEmail: 'hello@example.com',
      transitProviderPhoneNumber: '+65 5550 0100',
      boardingPass: {
        transitType: 'PKTransitTypeAir',
        headerFields: [{ key: 'gate', label: 'GATE', value: 'B4', changeMessage: 'Your gate is now %@' }],
        primaryFields: [
          { key: 'origin', label: 'SINGAPORE', value: 'SIN' },
          { key: 'destination', label: 'TOKYO', value: 'HND' },
        ],
        auxiliaryFields: [
          { key: 'passenger', label: 'PASSENGER', value: 'Jane Cooper' },
          {
            key: 'boarding',
            label: 'BOARDING',
            value: boarding,
            dateStyle: 'PKDateStyleNone',
            timeStyle: 'PKDateStyleShort',
            ignoresTimeZone: true,
            changeMessage: 'Boarding now begins at %@',
          },
          { key: 'seat', label: 'SEAT', value: '14A', changeMessage: 'Your seat is now %@' },
        ],
        secondaryFields: [
          { key: 'flight', label: 'FLIGHT', value: `${AIRLINE} ${FLIGHT}` },
          {
            key: 'date',
            label: 'DATE',
            value: departure,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            ignoresTimeZone: true,
          },
          { key: 'class', label: 'CLASS', value: 'Economy' },
          { key: 'group', label: 'GROUP', value: '2' },
        ],
        backFields: [
          { key: 'booking', label: 'Booking', value: 'ABC123' },
          { key: 'baggage', label: 'Baggage', value: 'One bag of 23 kg and one cabin bag' },
          { key: 'rules', label: 'At the gate', value: 'Boarding ends 15 minutes before departure.' },
          { key: 'contact', label: 'Contact', value: '+65 5550 0100\nhello@example.com' },
        ],
      },
      barcodes: [
        {
          format: 'PKBarcodeFormatAztec',
          message: boardingData(day),
          messageEncoding: 'iso-8859-1',
          altText: `${AIRLINE} ${FLIGHT} 14A`,
        },
      ],
      semantics: {
        airlineCode: AIRLINE,
        flightNumber: FLIGHT,
        flightCode: `${AIRLINE}${FLIGHT}`,
        transitProvider: name,
        passengerName: { givenName: 'Jane', familyName: 'Cooper' },
        seats: [{ seatNumber: '14A', seatDescription: 'Window' }],
        ticketFareClass: 'Economy',
        boardingGroup: '2',
        boardingSequenceNumber: '25',
        confirmationNumber: 'ABC123',
        departureAirportCode: 'SIN',
        departureAirportName: 'Singapore Changi Airport',
        departureCityName: 'Singapore',
        departureTerminal: '3',
        departureGate: 'B4',
        departureLocation: airport,
        // Two spellings are in use for a zone; the same value under both is read everywhere.
        departureLocationTimeZone: SINGAPORE.zone,
        departureAirportTimeZone: SINGAPORE.zone,
        destinationAirportCode: 'HND',
        destinationAirportName: 'Tokyo Haneda Airport',
        destinationCityName: 'Tokyo',
        destinationTerminal: '3',
        destinationLocation: { latitude: 35.5494, longitude: 139.7798 },
        destinationLocationTimeZone: TOKYO.zone,
        destinationAirportTimeZone: TOKYO.zone,
        originalBoardingDate: boarding,
        originalDepartureDate: departure,
        originalArrivalDate: arrival,
      },
    }
  },
  translations: () => ({
    ja: {
      [`Boarding pass, flight ${AIRLINE} ${FLIGHT} from Singapore to Tokyo`]: `搭乗券、${AIRLINE} ${FLIGHT}便、シンガポール発東京行き`,
      GATE: '搭乗口',
      'Your gate is now %@': '搭乗口は%@に変わりました',
      SINGAPORE: 'シンガポール',
      TOKYO: '東京',
      PASSENGER: '搭乗者',
      BOARDING: '搭乗開始',
      'Boarding now begins at %@': '搭乗開始は%@になりました',
      SEAT: '座席',
      'Your seat is now %@': '座席は%@に変わりました',
      FLIGHT: '便名',
      DATE: '日付',
      CLASS: 'クラス',
      Economy: 'エコノミー',
      GROUP: 'グループ',
      Booking: '予約番号',
      Baggage: '手荷物',
      'One bag of 23 kg and one cabin bag': '23 kgまでの預け荷物1個、機内持ち込み1個',
      'At the gate': '搭乗口で',
      'Boarding ends 15 minutes before departure.': '出発の15分前に搭乗を締め切ります。',
      Contact: 'お問い合わせ',
    },
  }),
}

/** One leg as gate readers expect it. IATA Resolution 792, mandatory items. */
function boardingData(day: string): string {
  return [
    'M1',
    'COOPER/JANE'.padEnd(20),
    'E',
    'ABC123'.padEnd(7),
    'SIN',
    'HND',
    AIRLINE.padEnd(3),
    String(FLIGHT).padStart(4, '0').padEnd(5),
    String(dayOfYear(day)).padStart(3, '0'),
    'Y',
    '014A',
    '0025'.padEnd(5),
    '1',
    '00',
  ].join('')
}
