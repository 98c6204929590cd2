import { expect, test } from 'vitest'
import { checkPass } from '../../src/findings/check-pass.ts'
import type { Pass } from '../../src/schema/pass.ts'
import { fixed } from './fixed.ts'
import { findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const FIELD = { key: 'gate', label: 'Gate', value: 'A1' }
const AIR = 'PKTransitTypeAir'
const POSTER_TAGS = { eventName: 'Concert', venueName: 'Hall', venueRegionName: 'Berlin', venueRoom: 'Main' }
const FLIGHT_TAGS = {
  passengerName: { givenName: 'Ada' },
  airlineCode: 'EX',
  flightNumber: 42,
  originalDepartureDate: '2026-07-01T10:00Z',
  originalBoardingDate: '2026-07-01T09:30Z',
  originalArrivalDate: '2026-07-01T12:00Z',
  departureAirportCode: 'BER',
  departureCityName: 'Berlin',
  departureLocationTimeZone: 'Europe/Berlin',
  destinationAirportCode: 'LHR',
  destinationCityName: 'London',
  destinationAirportTimeZone: 'Europe/London',
}
const POSTER_TICKET = ['posterEventTicket', 'eventTicket']
const SEMANTIC_PASS = ['semanticBoardingPass', 'boardingPass']

passRuleTests('style-missing', {
  raises: {
    'no style': [{ storeCard: undefined }],
    'a scheme alone': [{ storeCard: undefined, preferredStyleSchemes: POSTER_TICKET }],
    'null for the only style': [{ storeCard: null }],
  },
  accepts: {
    'a classic style': {},
    'a poster alone': { storeCard: undefined, posterGeneric: {} },
    'a style that is no object, which has a rule of its own': { storeCard: [] },
  },
})

passRuleTests('style-multiple-classic', {
  raises: { 'two classic styles': [{ coupon: {} }] },
  accepts: { 'a poster beside a classic style': { posterGeneric: {} }, 'null beside a style': { coupon: null } },
})

passRuleTests('style-not-object', {
  raises: {
    'an array': [{ storeCard: [] }, '/storeCard'],
    'a text': [{ storeCard: 'storeCard' }, '/storeCard'],
    true: [{ posterGeneric: true }, '/posterGeneric'],
    'an array with fields': [{ storeCard: undefined, boardingPass: [FIELD] }, '/boardingPass'],
  },
  accepts: { 'an empty object': { storeCard: {} }, 'null, which is as good as nothing': { coupon: null } },
})

passRuleTests('style-poster-generic-only', {
  raises: { 'a poster alone': [{ storeCard: undefined, posterGeneric: { primaryFields: [FIELD] } }, '/posterGeneric'] },
  accepts: {
    'a classic style beside it': { posterGeneric: {} },
    'no poster': {},
    'no style': { storeCard: undefined },
  },
})

passRuleTests('style-poster-generic-empty-fallback', {
  raises: {
    'no groups': [{ storeCard: {}, posterGeneric: poster(FIELD) }, '/storeCard'],
    'empty groups': [{ storeCard: { primaryFields: [] }, posterGeneric: poster(FIELD) }, '/storeCard'],
  },
  accepts: {
    'a field': { storeCard: poster(FIELD), posterGeneric: poster(FIELD) },
    'no poster': { storeCard: {} },
    'no classic style': { storeCard: undefined, posterGeneric: poster(FIELD) },
  },
})

passRuleTests('style-fallback-content-differs', {
  raises: {
    'a field of the poster alone': [
      { storeCard: poster(FIELD), posterGeneric: { ...poster(FIELD), backFields: [{ ...FIELD, key: 'more' }] } },
      '/posterGeneric/backFields/0',
    ],
    'a field of the classic style alone': [
      { storeCard: { ...poster(FIELD), backFields: [{ ...FIELD, key: 'more' }] }, posterGeneric: poster(FIELD) },
      '/storeCard/backFields/0',
    ],
    'another value': [
      { storeCard: poster({ ...FIELD, value: 'A2' }), posterGeneric: poster(FIELD) },
      '/storeCard/primaryFields/0/value',
    ],
    'a poster without fields': [{ posterGeneric: {} }, '/posterGeneric'],
  },
  accepts: {
    'the same in other groups': { storeCard: { backFields: [FIELD] }, posterGeneric: poster(FIELD) },
    'a number and the same as text': {
      storeCard: poster({ ...FIELD, value: 1 }),
      posterGeneric: poster({ ...FIELD, value: '1' }),
    },
    'an empty classic style, which has a rule of its own': { storeCard: {}, posterGeneric: poster(FIELD) },
    'no classic style': { storeCard: undefined, posterGeneric: poster(FIELD) },
  },
})

passRuleTests('style-transit-type-missing', {
  raises: {
    'no transitType': [boarding({}), '/boardingPass/transitType'],
    null: [boarding({ transitType: null }), '/boardingPass/transitType'],
    'an empty one': [boarding({ transitType: '' }), '/boardingPass/transitType'],
  },
  accepts: { 'an unknown one': boarding({ transitType: 'PKTransitTypeRocket' }), 'another style': {} },
})

passRuleTests('style-transit-type-invalid', {
  raises: {
    'an unknown one': [boarding({ transitType: 'PKTransitTypeRocket' }), '/boardingPass/transitType'],
    'one in another case': [boarding({ transitType: 'PKTransitTypeAIR' }), '/boardingPass/transitType'],
    'a number': [boarding({ transitType: 1 }), '/boardingPass/transitType'],
  },
  accepts: {
    ...Object.fromEntries(
      ['Air', 'Boat', 'Bus', 'Generic', 'Train'].map(kind => [kind, boarding({ transitType: `PKTransitType${kind}` })]),
    ),
    'none, which has a rule of its own': boarding({}),
  },
})

passRuleTests('style-transit-type-misplaced', {
  raises: {
    'on another style': [{ storeCard: { ...PASS.storeCard, transitType: AIR } }, '/storeCard/transitType'],
    'on the poster': [{ posterGeneric: { transitType: AIR } }, '/posterGeneric/transitType'],
    'at the top level': [{ transitType: AIR }, '/transitType'],
    'at the top level of a boarding pass': [{ ...boarding({}), transitType: AIR }, '/transitType'],
  },
  accepts: {
    'on a boarding pass': boarding({ transitType: AIR }),
    'in private data': { userInfo: { transitType: AIR } },
  },
})

passRuleTests('style-unsupported-group', {
  raises: {
    'a footer on a classic style': [{ storeCard: { footerFields: [FIELD] } }, '/storeCard/footerFields'],
    'secondary fields on a poster': [{ posterGeneric: { secondaryFields: [FIELD] } }, '/posterGeneric/secondaryFields'],
    'auxiliary fields on a poster': [{ posterGeneric: { auxiliaryFields: [FIELD] } }, '/posterGeneric/auxiliaryFields'],
    'additional information on a store card': [
      { storeCard: { additionalInfoFields: [FIELD] } },
      '/storeCard/additionalInfoFields',
    ],
    'additional information on a classic ticket': [
      { storeCard: undefined, eventTicket: { additionalInfoFields: [FIELD] } },
      '/eventTicket/additionalInfoFields',
    ],
  },
  accepts: {
    'an empty group': { storeCard: { footerFields: [], additionalInfoFields: [] } },
    'a footer and additional information on a poster': {
      posterGeneric: { footerFields: [FIELD], additionalInfoFields: [FIELD] },
    },
    'additional information on a poster ticket': {
      storeCard: undefined,
      eventTicket: { additionalInfoFields: [FIELD] },
      preferredStyleSchemes: POSTER_TICKET,
    },
  },
})

passRuleTests('style-changed', {
  options: { before: issued({}) },
  raises: {
    'another classic style': [{ storeCard: undefined, coupon: {} }, '/coupon'],
    'a poster instead': [{ storeCard: undefined, posterGeneric: {} }, '/posterGeneric'],
  },
  accepts: { 'the same': {}, 'a poster beside it': { posterGeneric: {} }, 'no style': { storeCard: undefined } },
})

passRuleTests('style-changed', {
  options: { before: issued({ posterGeneric: {} }) },
  raises: { 'another style beside the poster': [{ storeCard: undefined, generic: {}, posterGeneric: {} }, '/generic'] },
  accepts: { 'the poster away': {}, 'the classic style away': { storeCard: undefined, posterGeneric: {} } },
})

passRuleTests('style-changed', { raises: {}, accepts: { 'the first version': { storeCard: undefined, coupon: {} } } })

passRuleTests('scheme-unknown', {
  raises: {
    'a name of a beta': [{ preferredStyleSchemes: ['BoardingPassEnhancements'] }, '/preferredStyleSchemes/0'],
    'one in another case': [
      { preferredStyleSchemes: ['eventTicket', 'posterEventticket'] },
      '/preferredStyleSchemes/1',
    ],
    'an empty one': [{ preferredStyleSchemes: [''] }, '/preferredStyleSchemes/0'],
  },
  accepts: {
    'the four': { preferredStyleSchemes: [...POSTER_TICKET, ...SEMANTIC_PASS] },
    none: { preferredStyleSchemes: [] },
    'the poster, which has a rule of its own': { preferredStyleSchemes: ['posterGeneric'] },
  },
})

test('scheme-unknown guesses the name', () => {
  const [found] = findingsOf('scheme-unknown', { preferredStyleSchemes: ['posterEventTickets'] })
  expect(found?.message).toBe('There is no scheme "posterEventTickets"; did you mean posterEventTicket?')
})

passRuleTests('scheme-style-mismatch', {
  raises: {
    'a poster ticket without a ticket': [{ preferredStyleSchemes: POSTER_TICKET }, '/preferredStyleSchemes/0'],
    'a semantic boarding pass that is a ticket': [
      { storeCard: undefined, eventTicket: {}, preferredStyleSchemes: ['eventTicket', 'semanticBoardingPass'] },
      '/preferredStyleSchemes/1',
    ],
  },
  accepts: {
    'a poster ticket': ticket({ preferredStyleSchemes: POSTER_TICKET }),
    'a semantic boarding pass': boarding({ transitType: AIR }, { preferredStyleSchemes: SEMANTIC_PASS }),
    'a classic name': { preferredStyleSchemes: ['eventTicket'] },
  },
})

passRuleTests('scheme-no-classic-entry', {
  raises: {
    'the new name alone': [ticket({ preferredStyleSchemes: ['posterEventTicket'] }), '/preferredStyleSchemes'],
    'the new name last': [
      ticket({ preferredStyleSchemes: ['eventTicket', 'posterEventTicket'] }),
      '/preferredStyleSchemes',
    ],
    'a semantic boarding pass': [
      boarding({ transitType: AIR }, { preferredStyleSchemes: ['semanticBoardingPass'] }),
      '/preferredStyleSchemes',
    ],
  },
  accepts: {
    both: ticket({ preferredStyleSchemes: POSTER_TICKET }),
    'the classic name alone': ticket({ preferredStyleSchemes: ['eventTicket'] }),
    'no names': ticket({ preferredStyleSchemes: [] }),
    'another style, which has a rule of its own': { preferredStyleSchemes: ['posterEventTicket'] },
  },
})

passRuleTests('scheme-misplaced', {
  raises: {
    'in the ticket': [
      ticket({ eventTicket: { preferredStyleSchemes: POSTER_TICKET } }),
      '/eventTicket/preferredStyleSchemes',
    ],
    'in the boarding pass': [
      boarding({ transitType: AIR, preferredStyleSchemes: SEMANTIC_PASS }),
      '/boardingPass/preferredStyleSchemes',
    ],
  },
  accepts: { 'at the top level': ticket({ preferredStyleSchemes: POSTER_TICKET }) },
})

passRuleTests('scheme-semantics-without-optin', {
  raises: {
    'a ticket': [ticket({ semantics: POSTER_TAGS }), '/preferredStyleSchemes'],
    'a sports ticket with its teams': [
      ticket({
        semantics: {
          ...POSTER_TAGS,
          eventType: 'PKEventTypeSports',
          homeTeamAbbreviation: 'HOM',
          awayTeamAbbreviation: 'AWY',
        },
      }),
      '/preferredStyleSchemes',
    ],
    'a flight, with a zone under either name': [
      boarding({ transitType: AIR }, { semantics: FLIGHT_TAGS }),
      '/preferredStyleSchemes',
    ],
  },
  accepts: {
    'the scheme asked for': ticket({ semantics: POSTER_TAGS, preferredStyleSchemes: POSTER_TICKET }),
    'the classic layout asked for': ticket({ semantics: POSTER_TAGS, preferredStyleSchemes: ['eventTicket'] }),
    'the scheme in the wrong place, which has a rule of its own': ticket({
      semantics: POSTER_TAGS,
      eventTicket: { preferredStyleSchemes: POSTER_TICKET },
    }),
    'a ticket without a room': ticket({ semantics: { ...POSTER_TAGS, venueRoom: undefined } }),
    'a ticket with an empty name': ticket({ semantics: { ...POSTER_TAGS, eventName: '' } }),
    'a concert without performers': ticket({
      semantics: { ...POSTER_TAGS, eventType: 'PKEventTypeLivePerformance', performerNames: [] },
    }),
    'a flight of nobody': boarding({ transitType: AIR }, { semantics: { ...FLIGHT_TAGS, passengerName: {} } }),
    'a train': boarding({ transitType: 'PKTransitTypeTrain' }, { semantics: FLIGHT_TAGS }),
    'another style': { semantics: { ...POSTER_TAGS, ...FLIGHT_TAGS } },
    'no tags': ticket({}),
  },
})

passRuleTests('scheme-no-legacy-fields', {
  raises: {
    'a poster ticket without fields': [
      ticket({ preferredStyleSchemes: POSTER_TICKET, eventTicket: {} }),
      '/eventTicket',
    ],
    'one with a back alone': [
      ticket({ preferredStyleSchemes: POSTER_TICKET, eventTicket: { primaryFields: [], backFields: [FIELD] } }),
      '/eventTicket',
    ],
    'a semantic boarding pass': [
      boarding({ transitType: AIR }, { preferredStyleSchemes: SEMANTIC_PASS }),
      '/boardingPass',
    ],
  },
  accepts: {
    'a field': ticket({ preferredStyleSchemes: POSTER_TICKET, eventTicket: { auxiliaryFields: [FIELD] } }),
    'no scheme': ticket({ eventTicket: {} }),
    'the scheme of another style': { storeCard: {}, preferredStyleSchemes: POSTER_TICKET },
  },
})

passRuleTests('scheme-legacy-fields-invalid', {
  raises: {
    'a group that is an object': [
      ticket({ preferredStyleSchemes: POSTER_TICKET, eventTicket: { primaryFields: FIELD } }),
      '/eventTicket/primaryFields',
    ],
    'a field that is a text': [
      ticket({ preferredStyleSchemes: POSTER_TICKET, eventTicket: { headerFields: [FIELD, 'Gate A1'] } }),
      '/eventTicket/headerFields/1',
    ],
    'a field that is null': [
      boarding({ transitType: AIR, backFields: [null] }, { preferredStyleSchemes: SEMANTIC_PASS }),
      '/boardingPass/backFields/0',
    ],
  },
  accepts: {
    'no scheme': ticket({ eventTicket: { primaryFields: FIELD } }),
    'the scheme of another style': ticket({
      eventTicket: { primaryFields: FIELD },
      preferredStyleSchemes: SEMANTIC_PASS,
    }),
    'a fault inside a field, which has a rule of its own': ticket({
      preferredStyleSchemes: POSTER_TICKET,
      eventTicket: { primaryFields: [{ value: 1 }] },
    }),
    'fields as they should be': ticket({ preferredStyleSchemes: POSTER_TICKET }),
  },
})

passRuleTests('grouping-unsupported-style', {
  raises: {
    'a store card': [{ groupingIdentifier: 'trip' }, '/groupingIdentifier'],
    'a poster': [{ groupingIdentifier: 'trip', storeCard: undefined, posterGeneric: {} }, '/groupingIdentifier'],
  },
  accepts: {
    'an event ticket': ticket({ groupingIdentifier: 'trip' }),
    'a boarding pass': boarding({ transitType: AIR }, { groupingIdentifier: 'trip' }),
    'no style': { groupingIdentifier: 'trip', storeCard: undefined },
  },
})

test('grouping-unsupported-style: its fix takes the key away', () => {
  expect(fixed('grouping-unsupported-style', { groupingIdentifier: 'trip' })).not.toHaveProperty('groupingIdentifier')
})

test('scheme-no-classic-entry: its fix names the classic layout last', () => {
  const change = ticket({ preferredStyleSchemes: ['posterEventTicket'] })
  expect(fixed('scheme-no-classic-entry', change)).toMatchObject({ preferredStyleSchemes: POSTER_TICKET })
})

function poster(field: object): object {
  return { primaryFields: [field] }
}

function ticket(change: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { storeCard: undefined, eventTicket: { primaryFields: [FIELD] }, ...change }
}

function boarding(content: object, change: object = {}): Readonly<Record<string, unknown>> {
  return { storeCard: undefined, boardingPass: content, ...change }
}

function issued(change: object): Pass {
  const { pass } = checkPass({ ...PASS, ...change })
  if (!pass) throw new Error('Expected a pass of documented form')
  return pass
}
