import { passRuleTests } from './pass-rule.ts'

const TAGS = {
  airlineCode: 'LH',
  flightNumber: 400,
  originalBoardingDate: '2030-01-02T09:20:00+01:00',
  originalDepartureDate: '2030-01-02T10:00:00+01:00',
  originalArrivalDate: '2030-01-02T12:40:00-05:00',
  departureAirportCode: 'FRA',
  departureCityName: 'Frankfurt',
  departureLocationTimeZone: 'Europe/Berlin',
  destinationAirportCode: 'JFK',
  destinationCityName: 'New York',
  destinationLocationTimeZone: 'America/New_York',
  passengerName: { givenName: 'Ada', familyName: 'Lovelace' },
  seats: [{ seatNumber: '38A' }],
}
const BOARDING = {
  storeCard: undefined,
  boardingPass: { transitType: 'PKTransitTypeAir' },
  preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
  semantics: TAGS,
}

const boarding = (changes: object) => ({ ...BOARDING, ...changes })
const tags = (changes: object) => boarding({ semantics: { ...TAGS, ...changes } })
/** The same as a boarding pass of the classic layout, for which nothing of this is needed. */
const classic = (changes: object) => ({ ...boarding(changes), preferredStyleSchemes: ['boardingPass'] })

passRuleTests('semantic-bp-not-air', {
  raises: {
    'a train': [boarding({ boardingPass: { transitType: 'PKTransitTypeTrain' } }), '/boardingPass/transitType'],
    'any means of travel': [
      boarding({ boardingPass: { transitType: 'PKTransitTypeGeneric' } }),
      '/boardingPass/transitType',
    ],
  },
  accepts: {
    'a flight': BOARDING,
    'a classic boarding pass of a train': classic({ boardingPass: { transitType: 'PKTransitTypeTrain' } }),
    'an unknown means of travel, which is another fault': boarding({ boardingPass: { transitType: 'Rocket' } }),
  },
})

const REQUIRED = [
  ['semantic-bp-airline-code', 'airlineCode', ''],
  ['semantic-bp-flight-number', 'flightNumber', undefined],
  ['semantic-bp-departure-zone', 'departureLocationTimeZone', ''],
  ['semantic-bp-destination-zone', 'destinationLocationTimeZone', ''],
  ['semantic-bp-departure-airport', 'departureAirportCode', ''],
  ['semantic-bp-destination-airport', 'destinationAirportCode', ''],
  ['semantic-bp-departure-city', 'departureCityName', ''],
  ['semantic-bp-destination-city', 'destinationCityName', ''],
  ['semantic-bp-no-seats', 'seats', []],
] as const

for (const [rule, tag, empty] of REQUIRED) {
  passRuleTests(rule, {
    raises: {
      'no tag': [tags({ [tag]: undefined }), `/semantics/${tag}`],
      'an empty tag': [tags({ [tag]: empty }), `/semantics/${tag}`],
      'no tags at all': [boarding({ semantics: undefined }), `/semantics/${tag}`],
    },
    accepts: {
      'the tag': BOARDING,
      'the tag in a field': {
        ...tags({ [tag]: undefined }),
        boardingPass: {
          transitType: 'PKTransitTypeAir',
          backFields: [{ key: 'a', label: 'A', value: 'a', semantics: { [tag]: TAGS[tag] } }],
        },
      },
      'a tag of the wrong type, which is another fault': tags({ [tag]: true }),
      'a classic boarding pass': classic({ semantics: undefined }),
    },
  })
}

const DATES = [
  ['semantic-bp-departure-date', 'originalDepartureDate'],
  ['semantic-bp-boarding-date', 'originalBoardingDate'],
  ['semantic-bp-arrival-date', 'originalArrivalDate'],
] as const

for (const [rule, tag] of DATES) {
  passRuleTests(rule, {
    raises: {
      'no date': [tags({ [tag]: undefined }), `/semantics/${tag}`],
      'no tags at all': [boarding({ semantics: undefined }), `/semantics/${tag}`],
    },
    accepts: {
      'a date': BOARDING,
      'an empty text, which is another fault': tags({ [tag]: '' }),
      'a classic boarding pass': classic({ semantics: undefined }),
    },
  })
}

passRuleTests('semantic-bp-departure-zone', {
  raises: {},
  accepts: {
    'the other spelling': tags({ departureLocationTimeZone: undefined, departureAirportTimeZone: 'Europe/Berlin' }),
  },
})
passRuleTests('semantic-bp-destination-zone', {
  raises: {},
  accepts: {
    'the other spelling': tags({
      destinationLocationTimeZone: undefined,
      destinationAirportTimeZone: 'America/New_York',
    }),
  },
})
passRuleTests('semantic-bp-flight-number', {
  raises: {},
  accepts: { 'the number 0': tags({ flightNumber: 0 }) },
})

passRuleTests('semantic-bp-passenger', {
  raises: {
    'no name': [tags({ passengerName: undefined }), '/semantics/passengerName'],
    'an empty name': [tags({ passengerName: {} }), '/semantics/passengerName'],
    'empty parts': [tags({ passengerName: { givenName: '', familyName: '' } }), '/semantics/passengerName'],
    'a phonetic form alone': [tags({ passengerName: { phoneticRepresentation: 'a' } }), '/semantics/passengerName'],
  },
  accepts: {
    'given and family name': BOARDING,
    'a nickname alone': tags({ passengerName: { nickname: 'Ada' } }),
    'a classic boarding pass': classic({ semantics: undefined }),
  },
})

passRuleTests('semantic-bp-date-order', {
  raises: {
    'boarding after departure': [
      tags({ originalBoardingDate: '2030-01-02T10:20:00+01:00' }),
      '/semantics/originalBoardingDate',
    ],
    'departure after arrival': [
      tags({ originalArrivalDate: '2030-01-02T09:00:00Z', originalDepartureDate: '2030-01-02T10:20:00+01:00' }),
      '/semantics/originalDepartureDate',
    ],
    'boarding after departure in the current dates': [
      tags({ currentBoardingDate: '2030-01-02T11:00:00+01:00', currentDepartureDate: '2030-01-02T10:30:00+01:00' }),
      '/semantics/currentBoardingDate',
    ],
  },
  accepts: {
    'the order of a flight': BOARDING,
    'an arrival at an earlier local time': tags({ originalArrivalDate: '2030-01-02T08:30:00-05:00' }),
    'a departure that is no date': tags({ originalDepartureDate: '2029-01-01' }),
    'a current boarding after the planned departure': tags({ currentBoardingDate: '2030-01-02T11:00:00+01:00' }),
    'a classic boarding pass': classic({
      semantics: { ...TAGS, originalBoardingDate: '2030-01-02T10:20:00+01:00' },
    }),
  },
})

passRuleTests('semantic-bp-delay-without-dates', {
  raises: {
    'a delay': [tags({ transitStatus: 'Delayed' }), '/semantics/transitStatus'],
    'a delay in minutes': [tags({ transitStatus: 'delayed by 20 minutes' }), '/semantics/transitStatus'],
  },
  accepts: {
    'a delay with a current date': tags({
      transitStatus: 'Delayed',
      currentDepartureDate: '2030-01-02T10:30:00+01:00',
    }),
    'on time': tags({ transitStatus: 'On Time' }),
    'no delay': tags({ transitStatus: 'No delay' }),
    'a classic boarding pass': classic({ semantics: { ...TAGS, transitStatus: 'Delayed' } }),
  },
})

const CLEAR = 'PKTransitSecurityProgramCLEAR'
const PRECHECK = 'PKTransitSecurityProgramTSAPreCheck'

passRuleTests('semantic-bp-programs-unmatched', {
  raises: {
    'a program that neither airport lists': [
      tags({ passengerEligibleSecurityPrograms: [CLEAR, PRECHECK], departureLocationSecurityPrograms: [CLEAR] }),
      '/semantics/passengerEligibleSecurityPrograms/1',
    ],
    'programs of airports alone': [
      tags({ destinationLocationSecurityPrograms: [CLEAR] }),
      '/semantics/passengerEligibleSecurityPrograms',
    ],
  },
  accepts: {
    'a program of the departure': tags({
      passengerEligibleSecurityPrograms: [CLEAR],
      departureLocationSecurityPrograms: [PRECHECK, CLEAR],
    }),
    'a program of the destination in the other spelling': tags({
      passengerEligibleSecurityPrograms: [CLEAR],
      destinationAirportSecurityPrograms: [CLEAR],
    }),
    'a passenger who is eligible for none': tags({
      passengerEligibleSecurityPrograms: [],
      departureLocationSecurityPrograms: [CLEAR],
    }),
    'no programs': BOARDING,
    'a classic boarding pass': classic({ semantics: { passengerEligibleSecurityPrograms: [CLEAR] } }),
  },
})

passRuleTests('semantic-bp-documents', {
  raises: {
    'no name of the declaration': [
      tags({ internationalDocumentsAreVerified: true }),
      '/semantics/internationalDocumentsVerifiedDeclarationName',
    ],
  },
  accepts: {
    'the name': tags({
      internationalDocumentsAreVerified: true,
      internationalDocumentsVerifiedDeclarationName: 'DOCS OK',
    }),
    'not verified': tags({ internationalDocumentsAreVerified: false }),
    'a classic boarding pass': classic({ semantics: { internationalDocumentsAreVerified: true } }),
  },
})
