import { describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/findings/check-files.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { slotsWithFile } from '../../src/findings/file-context.ts'
import type { Finding, Severity } from '../../src/findings/finding.ts'
import type { RuleId } from '../../src/rules/index.ts'
import { FIELD_GROUPS } from '../../src/schema/field.ts'
import { STYLES } from '../../src/schema/pass.ts'
import { changed } from './pass-rule.ts'

// The 29 checks of Apple's Pass Builder, each with the rules of ours that tell the same in the same weight.
// Spec: validation, "Parity with the vendor's validator".

/** A pass that the builder has nothing to say of, with the names of its images. */
interface Case {
  readonly pass: Readonly<Record<string, unknown>>
  readonly images: readonly string[]
}

const ICONS = ['icon.png', 'icon@2x.png', 'icon@3x.png']

const POSTER_TAGS = {
  eventName: 'Concert',
  eventType: 'PKEventTypeGeneric',
  eventStartDate: '2030-01-02T18:00:00+01:00',
  eventEndDate: '2030-01-02T21:00:00+01:00',
  venueName: 'Hall',
  venueRegionName: 'Munich',
  venueRoom: 'Main room',
  seats: [{ seatNumber: '1' }],
}
const NFC = { message: 'ticket-1', encryptionPublicKey: 'MDkw', requiresAuthentication: false }
const POSTER: Case = {
  pass: {
    storeCard: undefined,
    eventTicket: { primaryFields: [{ key: 'event', label: 'Event', value: 'Concert' }] },
    preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
    nfc: NFC,
    semantics: POSTER_TAGS,
  },
  images: [...ICONS, 'artwork@2x.png', 'background@2x.png'],
}
const BOARDING_TAGS = {
  airlineCode: 'LH',
  flightNumber: 400,
  originalBoardingDate: '2030-01-02T09:20:00+01:00',
  originalDepartureDate: '2030-01-02T10:00:00+01:00',
  originalArrivalDate: '2030-01-02T12:40:00-05:00',
  departureAirportCode: 'FRA',
  departureCityName: 'Frankfurt',
  departureLocationTimeZone: 'Europe/Berlin',
  departureAirportTimeZone: 'Europe/Berlin',
  destinationAirportCode: 'JFK',
  destinationCityName: 'New York',
  destinationLocationTimeZone: 'America/New_York',
  destinationAirportTimeZone: 'America/New_York',
  passengerName: { givenName: 'Ada', familyName: 'Lovelace' },
  seats: [{ seatNumber: '38A' }],
}
const BOARDING: Case = {
  pass: {
    storeCard: undefined,
    boardingPass: {
      transitType: 'PKTransitTypeAir',
      primaryFields: [
        { key: 'from', label: 'Frankfurt', value: 'FRA' },
        { key: 'to', label: 'New York', value: 'JFK' },
      ],
    },
    preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
    semantics: BOARDING_TAGS,
  },
  images: ICONS,
}
const CARD: Case = { pass: {}, images: ICONS }

const poster = (change: object): Case => ({ ...POSTER, pass: { ...POSTER.pass, ...change } })
const posterTags = (tags: object) => poster({ semantics: { ...POSTER_TAGS, ...tags } })
const flightTags = (tags: object): Case => ({
  ...BOARDING,
  pass: { ...BOARDING.pass, semantics: { ...BOARDING_TAGS, ...tags } },
})
const SPORTS = { eventType: 'PKEventTypeSports', awayTeamAbbreviation: 'A', homeTeamAbbreviation: 'B' }
const LIVE = { eventType: 'PKEventTypeLivePerformance', performerNames: ['A'], artistIDs: ['1'] }
const AMOUNT = { key: 'amount', label: 'Amount', value: 1, currencyCode: 'EUR', numberStyle: 'PKNumberStyleDecimal' }

type Check = readonly [what: string, severity: Severity, rules: readonly [RuleId, ...RuleId[]], broken: Case]

const EVENT_TICKET: readonly Check[] = [
  ['nfc missing', 'error', ['poster-event-no-nfc'], poster({ nfc: undefined })],
  [
    'nfc.requiresAuthentication not given',
    'error',
    ['poster-event-nfc-auth-unset'],
    poster({ nfc: { ...NFC, requiresAuthentication: undefined } }),
  ],
  ['eventName empty', 'error', ['poster-event-no-name'], posterTags({ eventName: '' })],
  ['venueName empty', 'error', ['poster-event-no-venue'], posterTags({ venueName: '' })],
  ['eventStartDate missing', 'warning', ['poster-event-no-start'], posterTags({ eventStartDate: undefined })],
  [
    'eventStartDate after eventEndDate',
    'warning',
    ['poster-event-start-after-end'],
    posterTags({ eventEndDate: '2030-01-02T17:00:00+01:00' }),
  ],
  [
    'awayTeamAbbreviation empty',
    'error',
    ['poster-event-sport-teams'],
    posterTags({ ...SPORTS, awayTeamAbbreviation: '' }),
  ],
  [
    'homeTeamAbbreviation empty',
    'error',
    ['poster-event-sport-teams'],
    posterTags({ ...SPORTS, homeTeamAbbreviation: '' }),
  ],
  ['performerNames empty', 'error', ['poster-event-performers'], posterTags({ ...LIVE, performerNames: [] })],
  ['artistIDs empty', 'warning', ['poster-event-artist-ids'], posterTags({ ...LIVE, artistIDs: [] })],
  ['neither background nor artwork', 'error', ['poster-event-no-art'], { ...POSTER, images: ICONS }],
]

const SEATS: readonly Check[] = [
  [
    'seats empty',
    'warning',
    ['poster-event-no-seats', 'semantic-bp-no-seats'],
    // Both kinds of pass in one: the builder makes the check for either.
    {
      pass: {
        ...POSTER.pass,
        ...BOARDING.pass,
        eventTicket: POSTER.pass.eventTicket,
        preferredStyleSchemes: ['posterEventTicket', 'semanticBoardingPass'],
        semantics: { ...POSTER_TAGS, ...BOARDING_TAGS, seats: [] },
      },
      images: POSTER.images,
    },
  ],
]

const BOARDING_PASS: readonly Check[] = [
  ['airlineCode empty', 'error', ['semantic-bp-airline-code'], flightTags({ airlineCode: '' })],
  ['flightNumber missing', 'error', ['semantic-bp-flight-number'], flightTags({ flightNumber: undefined })],
  [
    'originalDepartureDate missing',
    'error',
    ['semantic-bp-departure-date'],
    flightTags({ originalDepartureDate: undefined }),
  ],
  [
    'originalBoardingDate missing',
    'error',
    ['semantic-bp-boarding-date'],
    flightTags({ originalBoardingDate: undefined }),
  ],
  [
    'originalArrivalDate missing',
    'error',
    ['semantic-bp-arrival-date'],
    flightTags({ originalArrivalDate: undefined }),
  ],
  [
    'departureAirportTimeZone empty',
    'error',
    ['semantic-bp-departure-zone'],
    flightTags({ departureLocationTimeZone: undefined, departureAirportTimeZone: '' }),
  ],
  ['departureAirportCode empty', 'error', ['semantic-bp-departure-airport'], flightTags({ departureAirportCode: '' })],
  ['departureCityName empty', 'warning', ['semantic-bp-departure-city'], flightTags({ departureCityName: '' })],
  [
    'destinationAirportTimeZone empty',
    'warning',
    ['semantic-bp-destination-zone'],
    flightTags({ destinationLocationTimeZone: undefined, destinationAirportTimeZone: '' }),
  ],
  [
    'destinationAirportCode empty',
    'error',
    ['semantic-bp-destination-airport'],
    flightTags({ destinationAirportCode: '' }),
  ],
  ['destinationCityName empty', 'warning', ['semantic-bp-destination-city'], flightTags({ destinationCityName: '' })],
  [
    'passengerName without any of six parts',
    'error',
    ['semantic-bp-passenger'],
    flightTags({ passengerName: { phoneticRepresentation: 'a' } }),
  ],
]

const FIELD_FORMATTING: readonly Check[] = [
  [
    'currencyCode and numberStyle both set',
    'warning',
    ['field-currency-and-number-style'],
    { ...CARD, pass: { storeCard: { backFields: [AMOUNT] } } },
  ],
]

const REQUIRED_IMAGES: readonly Check[] = [
  ['no icon: icon@2x missing', 'error', ['icon-missing'], { ...CARD, images: [] }],
  ['no icon: icon@3x missing', 'error', ['icon-missing'], { ...CARD, images: ['logo@3x.png'] }],
  ['icon@2x missing', 'warning', ['icon-2x-missing'], { ...CARD, images: ['icon.png', 'icon@3x.png'] }],
  ['icon@3x missing', 'warning', ['icon-3x-missing'], { ...CARD, images: ['icon.png', 'icon@2x.png'] }],
]

const PLUG_INS = {
  'event ticket': EVENT_TICKET,
  seat: SEATS,
  'boarding pass': BOARDING_PASS,
  'field formatting': FIELD_FORMATTING,
  'required images': REQUIRED_IMAGES,
}
const CHECKS = Object.values(PLUG_INS).flat()

describe.each(Object.entries(PLUG_INS))('what the %s check of Pass Builder tells', (_plugIn, checks) => {
  test.each(checks)('%s: %s', (_what, severity, rules, broken) => {
    const found = findingsOf(broken)
    for (const rule of rules) expect(found).toContainEqual(expect.objectContaining({ rule, severity }))
  })
})

test('all 29 checks are here: 19 errors and 10 warnings', () => {
  const count = (severity: Severity) => CHECKS.filter(check => check[1] === severity).length
  expect([count('error'), count('warning')]).toEqual([19, 10])
})

test('nothing of this is told of passes that the builder has nothing to say of', () => {
  const parity = new Set(CHECKS.flatMap(([, , rules]) => rules))
  const sports = posterTags(SPORTS)
  const live = posterTags(LIVE)
  for (const sound of [POSTER, sports, live, BOARDING, CARD]) {
    expect(findingsOf(sound).filter(({ rule }) => parity.has(rule))).toEqual([])
  }
})

describe('what Pass Builder means', () => {
  test('a poster ticket without nfc is an error with a barcode and without one', () => {
    const neither = poster({ nfc: undefined, barcodes: undefined })
    expect(rulesOf(neither)).toContain('poster-event-no-credential')
    expect(rulesOf(poster({ nfc: undefined }))).toContain('poster-event-no-nfc')
  })

  test('empty is missing as well as an empty text or list', () => {
    expect(rulesOf(posterTags({ eventName: undefined }))).toContain('poster-event-no-name')
    expect(rulesOf(posterTags({ seats: undefined }))).toContain('poster-event-no-seats')
    expect(rulesOf(flightTags({ passengerName: undefined }))).toContain('semantic-bp-passenger')
    expect(rulesOf(flightTags({ seats: [] }))).toContain('semantic-bp-no-seats')
  })

  test('one image of poster art is enough, in any scale', () => {
    for (const art of ['artwork@3x.png', 'background.png']) {
      expect(rulesOf({ ...POSTER, images: [...ICONS, art] })).not.toContain('poster-event-no-art')
    }
  })

  test('the means of travel is not looked at: a train with the scheme of airlines lacks what a flight has', () => {
    const train = { ...BOARDING.pass, boardingPass: { transitType: 'PKTransitTypeTrain' }, semantics: {} }
    expect(rulesOf({ ...BOARDING, pass: train })).toContain('semantic-bp-airline-code')
  })

  const groups = FIELD_GROUPS.filter(group => group !== 'additionalInfoFields')
  test.each(
    STYLES.flatMap(style => groups.map(group => [style, group] as const)),
  )('an amount of %s in %s has one format', (style, group) => {
    const content = { [group]: [AMOUNT], ...(style === 'boardingPass' && { transitType: 'PKTransitTypeAir' }) }
    const pass = { storeCard: undefined, ...(style === 'posterGeneric' && { generic: {} }), [style]: content }
    expect(rulesOf({ ...CARD, pass })).toContain('field-currency-and-number-style')
  })
})

function findingsOf({ pass, images }: Case): readonly Finding[] {
  // Names are what these checks are about: the files may be empty.
  const files = new Map(images.map(name => [name, new Uint8Array()]))
  const checked = checkPass(changed(pass), { images: slotsWithFile(files) })
  return [...checked.findings, ...checkFiles({ files, pass: checked.pass })]
}

function rulesOf(given: Case): readonly RuleId[] {
  return findingsOf(given).map(({ rule }) => rule)
}
