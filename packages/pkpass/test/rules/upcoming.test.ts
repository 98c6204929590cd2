import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const ENTRY = {
  identifier: 'match-2',
  name: 'Second match',
  type: 'event',
  dateInformation: { date: '2030-02-02T18:00:00+01:00' },
  backFields: [{ key: 'a', label: 'A', value: 'a' }],
}
const TICKET = { storeCard: undefined, eventTicket: {}, preferredStyleSchemes: ['posterEventTicket', 'eventTicket'] }

const entries = (...changes: readonly object[]) => ({
  ...TICKET,
  upcomingPassInformation: changes.map((change, index) => ({ ...ENTRY, identifier: `match-${index}`, ...change })),
})
const HASH = 'a1'.repeat(32)
const ADDRESS = 'https://example.com/map.png'
const FILE = { URL: ADDRESS, url: ADDRESS, SHA256: HASH, sha256: HASH }
/** An entry whose map of the venue has these files, in both spellings of the list. */
const files = (...changes: readonly object[]) => {
  const all = changes.map(change => ({ ...FILE, ...change }))
  return entries({ images: { venueMap: { URLs: all, urls: [FILE] } } })
}
const AT = '/upcomingPassInformation/0'
const AT_FILE = `${AT}/images/venueMap/URLs/0`

passRuleTests('upcoming-not-poster', {
  raises: {
    'another style': [{ upcomingPassInformation: [ENTRY] }, '/upcomingPassInformation'],
    'a classic ticket': [{ ...entries({}), preferredStyleSchemes: ['eventTicket'] }, '/upcomingPassInformation'],
  },
  accepts: { 'a poster ticket': entries({}), 'no entries': { upcomingPassInformation: [] } },
})

passRuleTests('upcoming-required', {
  raises: {
    'no identifier': [entries({ identifier: undefined }), `${AT}/identifier`],
    'no name': [entries({ name: undefined }), `${AT}/name`],
    'no type': [entries({ type: undefined }), `${AT}/type`],
    'an empty name': [entries({ name: '' }), `${AT}/name`],
    'a type of null': [entries({ type: null }), `${AT}/type`],
    'nothing at all': [
      entries({ identifier: undefined, name: undefined, type: undefined }),
      `${AT}/identifier`,
      `${AT}/name`,
      `${AT}/type`,
    ],
  },
  accepts: { 'all three': entries({}), 'a name of the wrong type, which is another fault': entries({ name: 1 }) },
})

passRuleTests('upcoming-identifier-duplicate', {
  raises: {
    'two alike': [entries({ identifier: 'a' }, {}, { identifier: 'a' }), '/upcomingPassInformation/2/identifier'],
  },
  accepts: {
    'all different': entries({}, {}),
    'another case': entries({ identifier: 'a' }, { identifier: 'A' }),
    'two empty ones, which are another fault': entries({ identifier: '' }, { identifier: '' }),
  },
})

passRuleTests('upcoming-type', {
  raises: {
    'another type': [entries({ type: 'match' }), `${AT}/type`],
    'another case': [entries({ type: 'Event' }), `${AT}/type`],
  },
  accepts: { event: entries({}), 'an empty type, which is another fault': entries({ type: '' }) },
})

passRuleTests('upcoming-no-date', {
  raises: {
    'no dateInformation': [entries({ dateInformation: undefined }), `${AT}/dateInformation`],
    'no date in it': [entries({ dateInformation: { isAllDay: true } }), `${AT}/dateInformation/date`],
  },
  accepts: {
    'a date': entries({}),
    'a date that is said to be open': entries({ dateInformation: { isUndetermined: true } }),
    'a date that is said to be announced later': entries({ dateInformation: { isUnannounced: true } }),
  },
})

passRuleTests('upcoming-image-url', {
  raises: {
    'plain http': [files({ URL: 'http://example.com/a.png' }), `${AT_FILE}/URL`],
    'plain http under both spellings': [
      files({ URL: 'http://example.com/a.png', url: 'http://example.com/a.png' }),
      `${AT_FILE}/URL`,
    ],
    "plain http under the builder's spelling": [files({ url: 'http://example.com/a.png' }), `${AT_FILE}/url`],
    'no scheme': [files({ URL: 'example.com/a.png' }), `${AT_FILE}/URL`],
    'no address': [files({ URL: undefined, url: undefined }), `${AT_FILE}/URL`],
    'the image of the header': [
      entries({ images: { headerImage: { urls: [{ ...FILE, URL: 'ftp://example.com/a.png' }] } } }),
      `${AT}/images/headerImage/urls/0/URL`,
    ],
  },
  accepts: {
    https: files({}),
    'the scheme in capitals': files({ URL: 'HTTPS://example.com/a.png' }),
    'one spelling': files({ URL: undefined }),
  },
})

passRuleTests('upcoming-image-hash', {
  raises: {
    'too short': [files({ SHA256: 'a1' }), `${AT_FILE}/SHA256`],
    'in Base64': [files({ sha256: 'obGhsaGxobGhsaGxobGhsaGxobGhsaGxobGhsaGxobE=' }), `${AT_FILE}/sha256`],
    'no hash': [files({ SHA256: undefined, sha256: undefined }), `${AT_FILE}/SHA256`],
  },
  accepts: {
    '64 digits': files({}),
    '64 digits in capitals': files({ SHA256: HASH.toUpperCase() }),
    'one spelling': files({ SHA256: undefined }),
  },
})

passRuleTests('upcoming-image-size', {
  raises: { 'one byte too many': [files({ size: 2_097_153 }), `${AT_FILE}/size`] },
  accepts: { 'the most there may be': files({ size: 2_097_152 }), 'no size': files({}) },
})

const reuse = (purpose: string) => entries({ images: { [purpose]: { reuseExisting: true } } })

passRuleTests('upcoming-image-reuse', {
  raises: {
    'no map in the bundle': [reuse('venueMap'), `${AT}/images/venueMap/reuseExisting`],
    'no art in the bundle': [reuse('headerImage'), `${AT}/images/headerImage/reuseExisting`],
  },
  accepts: { 'not reused': entries({ images: { venueMap: { reuseExisting: false } } }) },
  options: { images: new Set(['icon', 'logo']) },
})
passRuleTests('upcoming-image-reuse', {
  raises: {},
  accepts: { 'a map in the bundle': reuse('venueMap'), 'art in the bundle': reuse('headerImage') },
  options: { images: new Set(['icon', 'venueMap', 'background']) },
})
passRuleTests('upcoming-image-reuse', { raises: {}, accepts: { 'images that are not known': reuse('venueMap') } })

const LINKS = { bagPolicyURL: 'https://example.com/bags' }

passRuleTests('upcoming-key-spelling', {
  raises: {
    'links in one spelling': [entries({ URLs: LINKS }), `${AT}/urls`],
    'files in one spelling': [entries({ images: { venueMap: { urls: [FILE] } } }), `${AT}/images/venueMap/URLs`],
    'keys of a file in one spelling': [
      files({ URL: undefined, sha256: undefined }),
      `${AT_FILE}/URL`,
      `${AT_FILE}/sha256`,
    ],
  },
  accepts: {
    'both spellings': files({}),
    'both spellings of the links': entries({ URLs: LINKS, urls: LINKS }),
    'neither spelling': entries({ images: { venueMap: { reuseExisting: true } } }),
  },
})

passRuleTests('upcoming-no-back-fields', {
  raises: {
    'no fields': [entries({ backFields: undefined }), `${AT}/backFields`],
    'an empty list': [entries({ backFields: [] }), `${AT}/backFields`],
  },
  accepts: { 'one field': entries({}) },
})

const TAGS = { eventName: 'Season', eventStartDate: '2030-01-02T18:00:00+01:00', venueName: 'Arena', venueRoom: 'A' }
const season = (semantics: object | undefined) => ({ ...entries({ semantics }), semantics: TAGS })

passRuleTests('upcoming-no-inheritance', {
  raises: {
    'no tags in the entry': [season(undefined), `${AT}/semantics`],
    'fewer tags in the entry': [season({ venueName: 'Arena' }), `${AT}/semantics`],
  },
  accepts: {
    'what the entry says with its own keys': season({ venueName: 'Arena', venueRoom: 'B' }),
    'no tags in the pass': entries({}),
  },
})

describe('fixes', () => {
  test.each([
    ['upcoming-type', entries({ type: 'Event' })],
    ['upcoming-image-url', files({ URL: 'http://example.com/a.png', url: 'http://example.com/a.png' })],
    ['upcoming-key-spelling', entries({ URLs: LINKS })],
    ['upcoming-key-spelling', entries({ images: { venueMap: { urls: [{ URL: ADDRESS, sha256: HASH }] } } })],
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
})
