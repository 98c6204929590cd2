import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const BOARDING = { storeCard: undefined, boardingPass: { transitType: 'PKTransitTypeAir' } }
const TRAIN = { storeCard: undefined, boardingPass: { transitType: 'PKTransitTypeTrain' } }
const TICKET = { storeCard: undefined, eventTicket: {} }

const flight = (semantics: object) => ({ ...BOARDING, semantics })
const event = (semantics: object) => ({ ...TICKET, semantics })
/** Tags in a field of the store card, and in an upcoming entry. */
const inField = (semantics: object) => ({
  storeCard: { primaryFields: [{ key: 'a', label: 'A', value: 'a', semantics }] },
})
const inEntry = (semantics: object) => ({
  upcomingPassInformation: [{ identifier: 'a', name: 'A', type: 'event', semantics }],
})

passRuleTests('semantic-unknown', {
  raises: {
    'a tag that is not documented': [{ semantics: { eventNme: 'A' } }, '/semantics/eventNme'],
    'one in a field': [inField({ seat: '1' }), '/storeCard/primaryFields/0/semantics/seat'],
    'one in an upcoming entry': [inEntry({ venue: 'A' }), '/upcomingPassInformation/0/semantics/venue'],
  },
  accepts: {
    'a documented tag': { semantics: { totalPrice: { amount: '1.00', currencyCode: 'EUR' } } },
    'the other spelling of a tag': flight({ departureAirportTimeZone: 'Europe/Berlin' }),
    'an unknown key inside a tag': { semantics: { totalPrice: { amount: '1.00', currencyCode: 'EUR', cents: 1 } } },
    'an unknown key outside semantics': { eventNme: 'A' },
  },
})

passRuleTests('semantic-type', {
  raises: {
    'flightNumber as text': [flight({ flightNumber: '815' }), '/semantics/flightNumber'],
    'half a flight': [flight({ flightNumber: 1.5 }), '/semantics/flightNumber'],
    'duration as text': [event({ duration: '90' }), '/semantics/duration'],
    'an amount as number': [
      { semantics: { balance: { amount: 12.5, currencyCode: 'EUR' } } },
      '/semantics/balance/amount',
    ],
    'seats as one object': [event({ seats: { seatNumber: '1' } }), '/semantics/seats'],
    'performerNames as text': [event({ performerNames: 'A' }), '/semantics/performerNames'],
    'an empty text for a list': [event({ performerNames: '' }), '/semantics/performerNames'],
    'a seat number as number': [event({ seats: [{ seatNumber: 1 }] }), '/semantics/seats/0/seatNumber'],
    'a tag of a field': [inField({ eventName: 1 }), '/storeCard/primaryFields/0/semantics/eventName'],
    'a tag of an upcoming entry': [inEntry({ eventName: 1 }), '/upcomingPassInformation/0/semantics/eventName'],
    'tags as a list': [{ semantics: [{ eventName: 'A' }] }, '/semantics'],
  },
  accepts: {
    'documented types': flight({ flightNumber: 815, duration: 90.5, seats: [{ seatNumber: '1' }] }),
    'a number outside semantics': { logoText: 1 },
    null: event({ eventName: null }),
  },
})

passRuleTests('semantic-event-type', {
  raises: {
    'an unknown type': [event({ eventType: 'PKEventTypePicnic' }), '/semantics/eventType'],
    'another case': [event({ eventType: 'PKEventTypesports' }), '/semantics/eventType'],
    'in an upcoming entry': [inEntry({ eventType: 'sports' }), '/upcomingPassInformation/0/semantics/eventType'],
  },
  accepts: {
    'each of the eight': event({ eventType: 'PKEventTypeSocialGathering' }),
    'a general event': event({ eventType: 'PKEventTypeGeneric' }),
    none: event({}),
  },
})

passRuleTests('semantic-program-unknown', {
  raises: {
    'an unknown program': [
      flight({ passengerEligibleSecurityPrograms: ['PKTransitSecurityProgramCLEAR', 'TSA'] }),
      '/semantics/passengerEligibleSecurityPrograms/1',
    ],
    'one of an airport': [
      flight({ departureAirportSecurityPrograms: ['PKTransitSecurityProgramTSAPrecheck'] }),
      '/semantics/departureAirportSecurityPrograms/0',
    ],
    'an unknown capability': [
      flight({ passengerCapabilities: ['PKPassengerCapabilityDog'] }),
      '/semantics/passengerCapabilities/0',
    ],
  },
  accepts: {
    'documented names': flight({
      passengerEligibleSecurityPrograms: ['PKTransitSecurityProgramTSAPreCheckTouchlessID'],
      passengerCapabilities: ['PKPassengerCapabilityLapInfant'],
    }),
    'empty lists': flight({ passengerEligibleSecurityPrograms: [] }),
  },
})

passRuleTests('semantic-ssr-unknown', {
  raises: {
    'a code without a badge': [flight({ passengerServiceSSRs: ['PETC', 'VGML'] }), '/semantics/passengerServiceSSRs/1'],
    'an information code without a badge': [
      flight({ passengerInformationSSRs: ['DOCS'] }),
      '/semantics/passengerInformationSSRs/0',
    ],
  },
  accepts: {
    'codes with a badge': flight({ passengerServiceSSRs: ['WCHC', 'UMNR'], passengerInformationSSRs: ['INFT'] }),
    'a code of the carrier': flight({ passengerAirlineSSRs: ['XLEG'] }),
  },
})

passRuleTests('semantic-wrong-style', {
  raises: {
    'a boarding tag on an event ticket': [event({ boardingGroup: 'A' }), '/semantics/boardingGroup'],
    'an event tag on a boarding pass': [flight({ eventName: 'A' }), '/semantics/eventName'],
    'an event tag on a store card': [{ semantics: { venueName: 'A' } }, '/semantics/venueName'],
    'a tag of a field': [inField({ eventName: 'A' }), '/storeCard/primaryFields/0/semantics/eventName'],
    'a flight tag on a train': [{ ...TRAIN, semantics: { flightCode: 'LH1' } }, '/semantics/flightCode'],
    'a train tag on a flight': [flight({ carNumber: '7' }), '/semantics/carNumber'],
    'a balance on an event ticket': [event({ balance: { amount: '1.00', currencyCode: 'EUR' } }), '/semantics/balance'],
    'a boarding tag in an upcoming entry': [
      { ...TICKET, ...inEntry({ departureGate: 'A1' }) },
      '/upcomingPassInformation/0/semantics/departureGate',
    ],
  },
  accepts: {
    'event tags on an event ticket': event({ eventName: 'A', homeTeamName: 'B', seats: [{ seatNumber: '1' }] }),
    'flight tags on a flight': flight({ airlineCode: 'LH', departureGate: 'A1', seats: [{ seatNumber: '1A' }] }),
    'train tags on a train': { ...TRAIN, semantics: { carNumber: '7', departureGate: 'A' } },
    'flight tags where the means of travel is open': {
      ...BOARDING,
      boardingPass: { transitType: 'PKTransitTypeGeneric' },
      semantics: { departureTerminal: '1', carNumber: '7' },
    },
    'a balance on a store card': { semantics: { balance: { amount: '1.00', currencyCode: 'EUR' } } },
    'a price on any pass': { semantics: { totalPrice: { amount: '1.00', currencyCode: 'EUR' } } },
    'a poster alone': { storeCard: undefined, posterGeneric: {}, semantics: { eventName: 'A' } },
    'an unknown tag': { semantics: { toString: 'A' } },
  },
})

passRuleTests('semantic-time-zone', {
  raises: {
    'an abbreviation': [flight({ departureLocationTimeZone: 'CET' }), '/semantics/departureLocationTimeZone'],
    'an offset': [flight({ departureAirportTimeZone: '+01:00' }), '/semantics/departureAirportTimeZone'],
    'a place without a zone': [
      flight({ destinationLocationTimeZone: 'Europe/Munich' }),
      '/semantics/destinationLocationTimeZone',
    ],
    'the zone of a start': [
      event({ eventStartDateInfo: { date: '2030-01-02T18:00:00Z', timeZone: 'PST' } }),
      '/semantics/eventStartDateInfo/timeZone',
    ],
    'the zone of an upcoming entry': [
      {
        upcomingPassInformation: [{ identifier: 'a', name: 'A', type: 'event', dateInformation: { timeZone: 'MEZ' } }],
      },
      '/upcomingPassInformation/0/dateInformation/timeZone',
    ],
  },
  accepts: {
    'a place': flight({ departureLocationTimeZone: 'Europe/Berlin' }),
    'a zone at sea': flight({ departureLocationTimeZone: 'Etc/GMT+5' }),
    'an older name of a place': flight({ departureLocationTimeZone: 'Asia/Calcutta' }),
    'a place of three parts': flight({ departureLocationTimeZone: 'America/Argentina/Buenos_Aires' }),
    'a country': flight({ departureLocationTimeZone: 'Singapore' }),
    'universal time': flight({ departureLocationTimeZone: 'UTC' }),
    none: flight({}),
  },
})

passRuleTests('semantic-airport-code', {
  raises: {
    'an ICAO code': [flight({ departureAirportCode: 'EDDM' }), '/semantics/departureAirportCode'],
    'a city': [flight({ destinationAirportCode: 'New York' }), '/semantics/destinationAirportCode'],
    'the name of an airline': [flight({ airlineCode: 'Lufthansa' }), '/semantics/airlineCode'],
  },
  accepts: {
    'IATA codes': flight({ departureAirportCode: 'MUC', destinationAirportCode: 'JFK', airlineCode: 'LH' }),
    'an airline with a digit': flight({ airlineCode: 'U2' }),
    'an airline of three letters': flight({ airlineCode: 'DLH' }),
    'an empty code': flight({ departureAirportCode: '' }),
  },
})

passRuleTests('semantic-flight-code', {
  raises: {
    'another number': [flight({ flightCode: 'LH401', airlineCode: 'LH', flightNumber: 400 }), '/semantics/flightCode'],
    'another airline': [flight({ flightCode: 'UA400', airlineCode: 'LH', flightNumber: 400 }), '/semantics/flightCode'],
  },
  accepts: {
    'the same': flight({ flightCode: 'LH400', airlineCode: 'LH', flightNumber: 400 }),
    'the same with a blank': flight({ flightCode: 'LH 400', airlineCode: 'LH', flightNumber: 400 }),
    'the same with zeros': flight({ flightCode: 'U20084', airlineCode: 'U2', flightNumber: 84 }),
    'the same with the letter of the service': flight({ flightCode: 'LH400A', airlineCode: 'LH', flightNumber: 400 }),
    'the same with an airline of three letters': flight({
      flightCode: 'DLH400',
      airlineCode: 'DLH',
      flightNumber: 400,
    }),
    'a flightCode alone': flight({ flightCode: 'LH400', airlineCode: 'UA' }),
  },
})

passRuleTests('semantic-alias-spelling', {
  raises: {
    "the reference's zone alone": [
      flight({ departureLocationTimeZone: 'Europe/Berlin' }),
      '/semantics/departureAirportTimeZone',
    ],
    "the builder's zone alone": [
      flight({ destinationAirportTimeZone: 'Europe/Berlin' }),
      '/semantics/destinationLocationTimeZone',
    ],
    'programs in one spelling': [
      flight({ departureLocationSecurityPrograms: ['PKTransitSecurityProgramCLEAR'] }),
      '/semantics/departureAirportSecurityPrograms',
    ],
    'lounges in one spelling': [flight({ loungePlaceIDs: ['I1', 'I2'] }), '/semantics/airlineLoungePlaceID'],
  },
  accepts: {
    both: flight({ departureLocationTimeZone: 'Europe/Berlin', departureAirportTimeZone: 'Europe/Berlin' }),
    neither: flight({ airlineCode: 'LH' }),
    'both for a lounge': flight({ loungePlaceIDs: ['I1'], airlineLoungePlaceID: 'I1' }),
  },
})

passRuleTests('semantic-currency', {
  raises: {
    'no amount': [{ semantics: { balance: { currencyCode: 'EUR' } } }, '/semantics/balance/amount'],
    'an empty amount': [
      { semantics: { totalPrice: { amount: '', currencyCode: 'EUR' } } },
      '/semantics/totalPrice/amount',
    ],
    'an unknown currency': [
      { semantics: { balance: { amount: '1.00', currencyCode: 'ABC' } } },
      '/semantics/balance/currencyCode',
    ],
    'a currency in small letters': [
      { semantics: { balance: { amount: '1.00', currencyCode: 'eur' } } },
      '/semantics/balance/currencyCode',
    ],
    'a symbol': [{ semantics: { balance: { amount: '1.00', currencyCode: '€' } } }, '/semantics/balance/currencyCode'],
  },
  accepts: {
    'an amount of a currency': { semantics: { balance: { amount: '12.50', currencyCode: 'EUR' } } },
    'an amount without a currency': { semantics: { balance: { amount: '12' } } },
    'an amount as number, which is another fault': { semantics: { balance: { amount: 12, currencyCode: 'EUR' } } },
  },
})

passRuleTests('semantic-wifi', {
  raises: {
    'no password': [{ semantics: { wifiAccess: [{ ssid: 'a' }] } }, '/semantics/wifiAccess/0/password'],
    'no ssid': [{ semantics: { wifiAccess: [{ password: 'a' }] } }, '/semantics/wifiAccess/0/ssid'],
    'a password of null': [
      { semantics: { wifiAccess: [{ ssid: 'a', password: null }] } },
      '/semantics/wifiAccess/0/password',
    ],
  },
  accepts: {
    both: { semantics: { wifiAccess: [{ ssid: 'a', password: 'b' }] } },
    'no network': { semantics: { wifiAccess: [] } },
  },
})

passRuleTests('semantic-seat-double', {
  raises: {
    'the row twice': [flight({ seats: [{ seatRow: '38', seatNumber: '38A' }] }), '/semantics/seats/0/seatRow'],
    'another row': [flight({ seats: [{ seatRow: '12', seatNumber: '14C' }] }), '/semantics/seats/0/seatRow'],
    'a plane seat without a letter': [
      flight({ seats: [{ seatRow: '38', seatNumber: '38' }] }),
      '/semantics/seats/0/seatRow',
    ],
    'the row twice in a train': [
      { ...TRAIN, semantics: { seats: [{ seatRow: '3', seatNumber: '03B' }] } },
      '/semantics/seats/0/seatRow',
    ],
  },
  accepts: {
    'the row in the number': flight({ seats: [{ seatNumber: '38A' }] }),
    'the row and the letter': flight({ seats: [{ seatRow: '38', seatNumber: 'A' }] }),
    'a train seat numbered as its row': { ...TRAIN, semantics: { seats: [{ seatRow: '3', seatNumber: '3' }] } },
    'a row with a name': { ...TRAIN, semantics: { seats: [{ seatRow: 'upper', seatNumber: '3B' }] } },
    'an event ticket': event({ seats: [{ seatRow: '38', seatNumber: '38A' }] }),
  },
})

const SILENCE = {
  silenceRequested: true,
  eventType: 'PKEventTypeMovie',
  eventStartDate: '2030-01-02T18:00:00+01:00',
  eventEndDate: '2030-01-02T20:00:00+01:00',
  venueLocation: { latitude: 48, longitude: 11 },
}

passRuleTests('semantic-silence', {
  raises: {
    'nothing else': [event({ silenceRequested: true }), '/semantics/silenceRequested'],
    'no place': [event({ ...SILENCE, venueLocation: undefined }), '/semantics/silenceRequested'],
    'no end': [event({ ...SILENCE, eventEndDate: undefined }), '/semantics/silenceRequested'],
  },
  accepts: {
    'all that is needed': event(SILENCE),
    'no silence': event({ silenceRequested: false }),
    'a journey': flight({ silenceRequested: true }),
    'tags spread over fields': {
      storeCard: undefined,
      eventTicket: {
        primaryFields: [{ key: 'a', label: 'A', value: 'a', semantics: { ...SILENCE, silenceRequested: undefined } }],
      },
      semantics: { silenceRequested: true },
    },
  },
})

describe('fixes', () => {
  test.each([
    ['semantic-event-type', event({ eventType: 'pkeventtypesports' })],
    ['semantic-program-unknown', flight({ passengerCapabilities: ['PKPassengerCapabilityCarryOn'] })],
    ['semantic-wrong-style', event({ eventName: 'A', boardingGroup: 'A', flightNumber: 1 })],
    ['semantic-alias-spelling', flight({ departureLocationTimeZone: 'Europe/Berlin', loungePlaceIDs: ['I1'] })],
    ['semantic-alias-spelling', flight({ airlineLoungePlaceID: 'I1' })],
    ['semantic-currency', { semantics: { balance: { amount: '1.00', currencyCode: 'eur' } } }],
    ['semantic-seat-double', flight({ seats: [{ seatRow: '38', seatNumber: '38A' }] })],
  ] as const)('%s is mended, and nothing else broken', (rule, change) => {
    const found = findingsOf(rule, change)
    const mended = applyChanges(
      changed(change),
      found.flatMap(({ changes = [] }) => changes),
    )
    expect(found).not.toEqual([])
    const before = checkPass(changed(change)).findings.filter(each => each.rule !== rule)
    expect(checkPass(mended).findings).toEqual(before)
  })

  test('which of several lounges is the one is not guessed', () => {
    const [found] = findingsOf('semantic-alias-spelling', flight({ loungePlaceIDs: ['I1', 'I2'] }))
    expect(found?.changes).toBeUndefined()
  })
})

test('a misspelt tag is told with the one that was meant', () => {
  const [found] = findingsOf('semantic-unknown', event({ eventNme: 'A' }))
  expect(found?.message).toContain('did you mean eventName?')
})
