import { describe, expect, test } from 'vitest'
import { fixed } from './fixed.ts'
import { findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const PLACE = { latitude: 52.52, longitude: 13.405, relevantText: 'Coffee is near' }
const UUID = 'E2C56DB5-DFFB-48D2-B060-D0F5A71096E0'
const BEACON = { proximityUUID: UUID, major: 1, minor: 2, relevantText: 'At the counter' }
const DATE = '2026-10-02T19:30:00+02:00'

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function inStyle(style: string, keys: object) {
  return { storeCard: undefined, [style]: { ...PASS.storeCard, transitType: 'PKTransitTypeTrain' }, ...keys }
}

passRuleTests('location-count', {
  raises: { eleven: [{ locations: times(11, () => PLACE) }, '/locations'] },
  accepts: { none: {}, ten: { locations: times(10, () => PLACE) } },
})

passRuleTests('location-coordinates', {
  raises: {
    'a latitude beyond the pole': [{ locations: [{ ...PLACE, latitude: 90.01 }] }, '/locations/0/latitude'],
    'a longitude beyond the date line': [{ locations: [{ ...PLACE, longitude: -180.5 }] }, '/locations/0/longitude'],
    'no latitude': [{ locations: [PLACE, { longitude: 1, relevantText: 'a' }] }, '/locations/1/latitude'],
    'a text': [{ locations: [{ ...PLACE, longitude: '13.405' }] }, '/locations/0/longitude'],
    'an empty text': [{ locations: [{ ...PLACE, longitude: '' }] }, '/locations/0/longitude'],
    null: [{ locations: [{ ...PLACE, latitude: null }] }, '/locations/0/latitude'],
  },
  accepts: {
    'the pole at the date line': { locations: [{ ...PLACE, latitude: -90, longitude: 180 }] },
    'an altitude as text, which other rules tell': { locations: [{ ...PLACE, altitude: '10' }] },
  },
})

passRuleTests('location-zero', {
  raises: { 'both 0': [{ locations: [PLACE, { ...PLACE, latitude: 0, longitude: 0 }] }, '/locations/1'] },
  accepts: {
    'on the equator': { locations: [{ ...PLACE, latitude: 0 }] },
    'on the meridian': { locations: [{ ...PLACE, longitude: 0 }] },
    'no locations': {},
  },
})

passRuleTests('location-text-long', {
  raises: {
    'a location with 129 characters': [
      { locations: [{ ...PLACE, relevantText: 'a'.repeat(129) }] },
      '/locations/0/relevantText',
    ],
    'a beacon with 129 characters': [
      { beacons: [{ ...BEACON, relevantText: 'ü'.repeat(129) }] },
      '/beacons/0/relevantText',
    ],
  },
  accepts: {
    '128 characters': { locations: [{ ...PLACE, relevantText: 'a'.repeat(128) }] },
    '128 characters of two units': { beacons: [{ ...BEACON, relevantText: '☕🎟'.repeat(64) }] },
    'no text': { locations: [{ ...PLACE, relevantText: undefined }] },
  },
})

passRuleTests('location-text-missing', {
  raises: {
    'a location without': [{ locations: [PLACE, { latitude: 1, longitude: 1 }] }, '/locations/1/relevantText'],
    'a beacon without': [{ beacons: [{ proximityUUID: UUID }] }, '/beacons/0/relevantText'],
  },
  accepts: { 'a location and a beacon with one': { locations: [PLACE], beacons: [BEACON] }, neither: {} },
})

passRuleTests('location-max-distance', {
  raises: {
    'a small style': [{ maxDistance: 500 }, '/maxDistance'],
    'a large style': [inStyle('eventTicket', { maxDistance: 5000 }), '/maxDistance'],
  },
  accepts: {
    'smaller than that of a small style': { maxDistance: 50 },
    'near that of a small style, which is known roughly': { maxDistance: 150 },
    'that of a large style': inStyle('boardingPass', { maxDistance: 1000 }),
    'a poster without a classic style': { storeCard: undefined, posterGeneric: {}, maxDistance: 5000 },
  },
})

passRuleTests('location-style-needs-place', {
  raises: {
    'a store card with relevantDate': [{ relevantDate: DATE }, '/locations'],
    'a coupon with relevantDates': [inStyle('coupon', { relevantDates: [{ date: DATE }] }), '/locations'],
    'empty lists of places': [{ relevantDate: DATE, locations: [], beacons: [] }, '/locations'],
  },
  accepts: {
    'no date': {},
    'a location': { relevantDate: DATE, locations: [PLACE] },
    'a beacon': { relevantDates: [{ date: DATE }], beacons: [BEACON] },
    'an event ticket': inStyle('eventTicket', { relevantDate: DATE }),
    'a date of expiry': { expirationDate: DATE },
    'an empty list of dates': { relevantDates: [] },
  },
})

passRuleTests('beacon-count', {
  raises: {
    'eleven UUIDs': [
      { beacons: times(11, index => ({ ...BEACON, proximityUUID: UUID.replace('E2', `${index + 10}`) })) },
      '/beacons',
    ],
  },
  accepts: {
    none: {},
    'ten UUIDs': { beacons: times(10, index => ({ ...BEACON, proximityUUID: UUID.replace('E2', `${index + 10}`) })) },
    'one UUID with many numbers': { beacons: times(50, index => ({ ...BEACON, minor: index })) },
    'one UUID in both cases': {
      beacons: times(11, index => ({ ...BEACON, proximityUUID: index % 2 ? UUID : UUID.toLowerCase() })),
    },
  },
})

passRuleTests('beacon-uuid', {
  raises: {
    missing: [{ beacons: [{ relevantText: 'a' }] }, '/beacons/0/proximityUUID'],
    null: [{ beacons: [{ ...BEACON, proximityUUID: null }] }, '/beacons/0/proximityUUID'],
    'a number': [{ beacons: [{ ...BEACON, proximityUUID: 1 }] }, '/beacons/0/proximityUUID'],
    empty: [{ beacons: [{ ...BEACON, proximityUUID: '' }] }, '/beacons/0/proximityUUID'],
    'a name': [{ beacons: [BEACON, { ...BEACON, proximityUUID: 'counter' }] }, '/beacons/1/proximityUUID'],
    'without hyphens': [
      { beacons: [{ ...BEACON, proximityUUID: UUID.replaceAll('-', '') }] },
      '/beacons/0/proximityUUID',
    ],
    'a digit too many': [{ beacons: [{ ...BEACON, proximityUUID: `${UUID}0` }] }, '/beacons/0/proximityUUID'],
  },
  accepts: {
    'upper case': { beacons: [BEACON] },
    'lower case': { beacons: [{ ...BEACON, proximityUUID: UUID.toLowerCase() }] },
  },
})

passRuleTests('beacon-range', {
  raises: {
    'too large': [{ beacons: [{ ...BEACON, major: 65_536 }] }, '/beacons/0/major'],
    negative: [{ beacons: [{ ...BEACON, minor: -1 }] }, '/beacons/0/minor'],
    'a fraction': [{ beacons: [{ ...BEACON, minor: 1.5 }] }, '/beacons/0/minor'],
    'a text': [{ beacons: [{ ...BEACON, major: '1' }] }, '/beacons/0/major'],
  },
  accepts: {
    'the ends of the range': { beacons: [{ ...BEACON, major: 0, minor: 65_535 }] },
    'left out': { beacons: [{ proximityUUID: UUID, relevantText: 'a' }] },
  },
})

passRuleTests('relevant-date-deprecated', {
  raises: {
    alone: [{ relevantDate: DATE }, '/relevantDate'],
    'beside an empty list': [{ relevantDate: DATE, relevantDates: [] }, '/relevantDate'],
  },
  accepts: {
    'beside relevantDates': { relevantDate: DATE, relevantDates: [{ date: DATE }] },
    'relevantDates alone': { relevantDates: [{ date: DATE }] },
  },
})

passRuleTests('relevant-dates-entry', {
  raises: {
    empty: [{ relevantDates: [{ date: DATE }, {}] }, '/relevantDates/1/date'],
    'a start alone': [{ relevantDates: [{ startDate: DATE }] }, '/relevantDates/0/endDate'],
    'an end alone': [{ relevantDates: [{ endDate: DATE }] }, '/relevantDates/0/startDate'],
  },
  accepts: {
    'a date': { relevantDates: [{ date: DATE }] },
    'an interval': { relevantDates: [{ startDate: DATE, endDate: DATE }] },
    'a date and a start': { relevantDates: [{ date: DATE, startDate: DATE }] },
    'the older name': { relevantDates: [{ relevantDate: DATE }] },
    'a date of the wrong type, which other rules tell': { relevantDates: [{ date: 1 }] },
    none: {},
  },
})

const START = '2026-10-02T20:00:00+02:00'
passRuleTests('relevant-dates-order', {
  raises: {
    'the end before the start': [
      { relevantDates: [{ startDate: START, endDate: '2026-10-02T02:00:00+02:00' }] },
      '/relevantDates/0/endDate',
    ],
    'before it only by the zone': [
      { relevantDates: [{ startDate: START, endDate: '2026-10-02T20:30:00+03:00' }] },
      '/relevantDates/0/endDate',
    ],
  },
  accepts: {
    'after it': { relevantDates: [{ startDate: START, endDate: '2026-10-03T02:00:00+02:00' }] },
    'the same moment': { relevantDates: [{ startDate: START, endDate: '2026-10-02T18:00Z' }] },
    'after it only by the zone': { relevantDates: [{ startDate: START, endDate: '2026-10-02T19:30:00+01:00' }] },
    'no date at all, which other rules tell': { relevantDates: [{ startDate: START, endDate: '2026' }] },
  },
})

passRuleTests('relevant-dates-long', {
  raises: {
    'a minute longer': [
      { relevantDates: [{ date: DATE }, { startDate: START, endDate: '2026-10-03T20:01:00+02:00' }] },
      '/relevantDates/1',
    ],
    'a week': [{ relevantDates: [{ startDate: START, endDate: '2026-10-09T20:00:00+02:00' }] }, '/relevantDates/0'],
  },
  accepts: {
    '24 hours': { relevantDates: [{ startDate: START, endDate: '2026-10-03T20:00:00+02:00' }] },
    'one moment': { relevantDates: [{ date: DATE }] },
  },
})

passRuleTests('relevant-dates-ios18-name', {
  raises: {
    'the new name alone': [
      { relevantDates: [{ date: DATE, relevantDate: DATE }, { date: DATE }] },
      '/relevantDates/1/relevantDate',
    ],
  },
  accepts: {
    both: { relevantDates: [{ date: DATE, relevantDate: DATE }] },
    'an interval': { relevantDates: [{ startDate: START, endDate: START }] },
    'a date without a zone, which other rules tell': { relevantDates: [{ date: '2026-10-02T19:30:00' }] },
  },
})

describe('fixes', () => {
  test.each([UUID.replaceAll('-', ''), `{${UUID}}`, ` ${UUID}\n`])('beacon-uuid: %j', proximityUUID => {
    expect(fixed('beacon-uuid', { beacons: [{ ...BEACON, proximityUUID }] })).toMatchObject({ beacons: [BEACON] })
  })

  test('relevant-date-deprecated: the date is told under all names', () => {
    const { relevantDate, relevantDates } = { relevantDate: DATE, relevantDates: [{ date: DATE, relevantDate: DATE }] }
    const change = inStyle('eventTicket', { relevantDate })
    expect(fixed('relevant-date-deprecated', change)).toMatchObject({ relevantDate, relevantDates })
  })

  test('relevant-date-deprecated: a date of another form is not repeated', () => {
    const [finding] = findingsOf('relevant-date-deprecated', { relevantDate: '2 October' })
    expect(finding).not.toHaveProperty('changes')
  })

  test('relevant-dates-ios18-name: every entry has both names', () => {
    const change = inStyle('eventTicket', { relevantDates: [{ date: DATE }, { date: START }] })
    expect(fixed('relevant-dates-ios18-name', change)).toMatchObject({
      relevantDates: [
        { date: DATE, relevantDate: DATE },
        { date: START, relevantDate: START },
      ],
    })
  })
})
