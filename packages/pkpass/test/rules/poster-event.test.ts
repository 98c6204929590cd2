import { expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const TAGS = {
  eventName: 'Concert',
  eventType: 'PKEventTypeGeneric',
  eventStartDate: '2030-01-02T18:00:00+01:00',
  venueName: 'Hall',
  venueRegionName: 'Munich',
  venueRoom: 'Main room',
  seats: [{ seatNumber: '1' }],
}
const NFC = { message: 'a', encryptionPublicKey: 'a', requiresAuthentication: false }
const POSTER = {
  storeCard: undefined,
  eventTicket: {},
  preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
  nfc: NFC,
  semantics: TAGS,
}

const poster = (changes: object) => ({ ...POSTER, ...changes })
const tags = (changes: object) => poster({ semantics: { ...TAGS, ...changes } })
/** The same as a ticket of the classic layout, for which nothing of this is needed. */
const classic = (changes: object) => ({ ...poster(changes), preferredStyleSchemes: ['eventTicket'] })
/** A poster whose tag stands in a field. */
const inField = (tag: string, value: unknown) => ({
  ...tags({ [tag]: undefined }),
  eventTicket: { primaryFields: [{ key: 'a', label: 'A', value: 'a', semantics: { [tag]: value } }] },
})

const REQUIRED = [
  ['poster-event-no-name', 'eventName'],
  ['poster-event-no-venue', 'venueName'],
  ['poster-event-no-region', 'venueRegionName'],
  ['poster-event-no-room', 'venueRoom'],
  ['poster-event-no-type', 'eventType'],
] as const

for (const [rule, tag] of REQUIRED) {
  passRuleTests(rule, {
    raises: {
      'no tag': [tags({ [tag]: undefined }), `/semantics/${tag}`],
      'an empty tag': [tags({ [tag]: '' }), `/semantics/${tag}`],
      'no tags at all': [poster({ semantics: undefined }), `/semantics/${tag}`],
    },
    accepts: {
      'the tag': POSTER,
      'the tag in a field': inField(tag, 'A'),
      'a tag of the wrong type, which is another fault': tags({ [tag]: 1 }),
      'a classic ticket': classic({ semantics: undefined }),
      'the scheme on another style': { preferredStyleSchemes: ['posterEventTicket'] },
    },
  })
}

passRuleTests('poster-event-no-credential', {
  raises: {
    'neither nfc nor barcode': [poster({ nfc: undefined, barcodes: undefined }), '/nfc'],
    'an empty list of barcodes': [poster({ nfc: undefined, barcodes: [] }), '/nfc'],
  },
  accepts: {
    'a barcode': poster({ nfc: undefined }),
    nfc: poster({ barcodes: undefined }),
    'a classic ticket': classic({ nfc: undefined, barcodes: undefined }),
  },
})

passRuleTests('poster-event-no-nfc', {
  raises: {
    'a barcode alone': [poster({ nfc: undefined }), '/nfc'],
    'the legacy barcode alone': [
      poster({
        nfc: undefined,
        barcodes: undefined,
        barcode: { format: 'PKBarcodeFormatQR', message: 'a', messageEncoding: 'iso-8859-1' },
      }),
      '/nfc',
    ],
  },
  accepts: {
    'nfc and a barcode': POSTER,
    'neither, which is another fault': poster({ nfc: undefined, barcodes: undefined }),
    'an incomplete nfc, which is another fault': poster({ nfc: { message: 'a' } }),
    'a classic ticket': classic({ nfc: undefined }),
  },
})

passRuleTests('poster-event-nfc-auth-unset', {
  raises: {
    'nothing said': [poster({ nfc: { ...NFC, requiresAuthentication: undefined } }), '/nfc/requiresAuthentication'],
  },
  accepts: {
    'said: no': POSTER,
    'said: yes': poster({ nfc: { ...NFC, requiresAuthentication: true } }),
    'no nfc': poster({ nfc: undefined }),
    'a classic ticket': classic({ nfc: { ...NFC, requiresAuthentication: undefined } }),
  },
})

const WITHOUT_ART = { images: new Set(['icon', 'logo', 'strip']) }

passRuleTests('poster-event-no-art', {
  raises: { 'no art among the images': [POSTER] },
  accepts: { 'a classic ticket': classic({}) },
  options: WITHOUT_ART,
})
passRuleTests('poster-event-no-art', {
  raises: {},
  accepts: { 'a background alone': POSTER },
  options: { images: new Set(['icon', 'background']) },
})
passRuleTests('poster-event-no-art', {
  raises: {},
  accepts: { 'an artwork alone': POSTER },
  options: { images: new Set(['icon', 'artwork']) },
})
passRuleTests('poster-event-no-art', { raises: {}, accepts: { 'images that are not known': POSTER } })

passRuleTests('poster-event-no-primary-logo', {
  raises: { 'a logo of the classic layout alone': [POSTER] },
  accepts: { 'a classic ticket': classic({}) },
  options: WITHOUT_ART,
})
passRuleTests('poster-event-no-primary-logo', {
  raises: {},
  accepts: { 'a primaryLogo': POSTER },
  options: { images: new Set(['icon', 'primaryLogo']) },
})
passRuleTests('poster-event-no-primary-logo', { raises: {}, accepts: { 'images that are not known': POSTER } })

const SPORTS = { eventType: 'PKEventTypeSports', awayTeamAbbreviation: 'A', homeTeamAbbreviation: 'B' }

passRuleTests('poster-event-sport-teams', {
  raises: {
    'neither team': [
      tags({ eventType: 'PKEventTypeSports' }),
      '/semantics/awayTeamAbbreviation',
      '/semantics/homeTeamAbbreviation',
    ],
    'no away team': [tags({ ...SPORTS, awayTeamAbbreviation: '' }), '/semantics/awayTeamAbbreviation'],
    'no home team': [tags({ ...SPORTS, homeTeamAbbreviation: undefined }), '/semantics/homeTeamAbbreviation'],
  },
  accepts: {
    'both teams': tags(SPORTS),
    'another event': tags({}),
    'a classic ticket': classic({ semantics: { eventType: 'PKEventTypeSports' } }),
  },
})

const LIVE = { eventType: 'PKEventTypeLivePerformance', performerNames: ['A'], artistIDs: ['1'] }

passRuleTests('poster-event-performers', {
  raises: {
    'no performers': [tags({ ...LIVE, performerNames: undefined }), '/semantics/performerNames'],
    'an empty list': [tags({ ...LIVE, performerNames: [] }), '/semantics/performerNames'],
  },
  accepts: {
    performers: tags(LIVE),
    'another event': tags({}),
    'a classic ticket': classic({ semantics: { eventType: 'PKEventTypeLivePerformance' } }),
  },
})

passRuleTests('poster-event-artist-ids', {
  raises: {
    'no ids': [tags({ ...LIVE, artistIDs: undefined }), '/semantics/artistIDs'],
    'an empty list': [tags({ ...LIVE, artistIDs: [] }), '/semantics/artistIDs'],
  },
  accepts: {
    ids: tags(LIVE),
    'another event': tags({}),
    'a classic ticket': classic({ semantics: { eventType: 'PKEventTypeLivePerformance' } }),
  },
})

passRuleTests('poster-event-no-start', {
  raises: { 'no start': [tags({ eventStartDate: undefined }), '/semantics/eventStartDate'] },
  accepts: {
    'a start': POSTER,
    'a start to be announced': tags({ eventStartDate: undefined, eventStartDateInfo: { unannounced: true } }),
    'an empty text, which is another fault': tags({ eventStartDate: '' }),
    'a start in a field': inField('eventStartDate', '2030-01-02T18:00:00+01:00'),
    'a classic ticket': classic({ semantics: undefined }),
  },
})

passRuleTests('poster-event-start-after-end', {
  raises: {
    'the end before the start': [tags({ eventEndDate: '2030-01-02T17:00:00+01:00' }), '/semantics/eventStartDate'],
    'the end before the start, written in another zone': [
      tags({ eventEndDate: '2030-01-02T19:00:00+03:00' }),
      '/semantics/eventStartDate',
    ],
  },
  accepts: {
    'the end after the start': tags({ eventEndDate: '2030-01-02T20:00:00+01:00' }),
    'the end after the start by the instant': tags({ eventEndDate: '2030-01-02T17:30:00Z' }),
    'the end at the start': tags({ eventEndDate: '2030-01-02T18:00:00+01:00' }),
    'an end that is no date': tags({ eventEndDate: '2029-01-01' }),
    'no end': POSTER,
    'a classic ticket': classic({ semantics: { ...TAGS, eventEndDate: '2029-01-02T17:00:00+01:00' } }),
  },
})

passRuleTests('poster-event-no-seats', {
  raises: {
    'no seats': [tags({ seats: undefined }), '/semantics/seats'],
    'an empty list': [tags({ seats: [] }), '/semantics/seats'],
  },
  accepts: {
    'a seat': POSTER,
    'an admission without seats': tags({ seats: undefined, admissionLevel: 'General Admission' }),
    'a classic ticket': classic({ semantics: undefined }),
  },
})

passRuleTests('poster-event-logo-text', {
  raises: { 'logoText alone': [poster({ logoText: 'A' }), '/eventLogoText'] },
  accepts: {
    'both texts': poster({ logoText: 'A', eventLogoText: 'A' }),
    'no text': poster({ logoText: undefined }),
    'an empty text': poster({ logoText: '' }),
    'a classic ticket': classic({ logoText: 'A' }),
  },
})

const START = '2030-01-02T18:00:00+01:00'
const END = '2030-01-02T20:00:00+01:00'

passRuleTests('poster-event-no-relevance', {
  raises: {
    'no dates': [POSTER, '/relevantDates'],
    'a moment alone': [poster({ relevantDates: [{ date: START }] }), '/relevantDates'],
    'half an interval': [poster({ relevantDates: [{ startDate: START }] }), '/relevantDates'],
  },
  accepts: {
    'an interval': poster({ relevantDates: [{ date: START }, { startDate: START, endDate: END }] }),
    'a classic ticket': classic({}),
  },
})

const LINK = 'https://example.com/'

passRuleTests('poster-event-one-guide-link', {
  raises: {
    'one link': [poster({ bagPolicyURL: LINK }), '/bagPolicyURL'],
    'one address': [poster({ contactVenueEmail: 'a@example.com' }), '/contactVenueEmail'],
  },
  accepts: {
    'two links': poster({ bagPolicyURL: LINK, merchandiseURL: LINK }),
    none: POSTER,
    'a link of the menu': poster({ sellURL: LINK }),
    'a classic ticket': classic({ bagPolicyURL: LINK }),
  },
})

test('poster-event-nfc-auth-unset is mended, and nothing else broken', () => {
  const change = poster({ nfc: { ...NFC, requiresAuthentication: undefined } })
  const [found] = findingsOf('poster-event-nfc-auth-unset', change)
  const mended = applyChanges(changed(change), found?.changes ?? [])
  const others = checkPass(changed(change)).findings.filter(({ rule }) => rule !== 'poster-event-nfc-auth-unset')
  expect(checkPass(mended).findings).toEqual(others)
})
