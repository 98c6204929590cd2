import type { EventDateInfo, Pass, SemanticTags } from '@billfold/pkpass/schema'
import { describe, expect, test } from 'vitest'
import { boxAt, boxOf, field, fields, layout, picture, QR, runOf } from '../support/preview.ts'

// Posters and semantic boarding passes (layout, sections 6 to 8).

const NFC = { message: 'x', encryptionPublicKey: 'y', requiresAuthentication: false }
const ART = { 'artwork@2x.png': picture(716, 896) }

const POSTER: Partial<Pass> = {
  eventTicket: { primaryFields: [field('event', 'Classic')] },
  preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
  nfc: NFC,
  semantics: {
    eventType: 'PKEventTypeSports',
    eventName: 'Final',
    venueName: 'Arena',
    venueRegionName: 'Prague',
    awayTeamAbbreviation: 'AWY',
    homeTeamAbbreviation: 'HOM',
    eventStartDate: '2026-06-12T18:30:00Z',
    seats: [
      { seatSection: '112', seatRow: '7', seatNumber: '14' },
      { seatSection: '112', seatRow: '7', seatNumber: '15' },
    ],
  },
}

function withTags(tags: SemanticTags): SemanticTags {
  return { ...POSTER.semantics, ...tags }
}

describe('Poster event tickets', () => {
  test('show teams, date, seats and venue, and leave the fields to the details', () => {
    const from = layout(POSTER, ART)
    expect(from.name).toBe('posterEventTicket')
    expect(from.boxes.flatMap(box => (box.texts ?? []).map(run => run.text))).toEqual(
      expect.arrayContaining(['AWY @ HOM', 'Fri, Jun 12', '8:30 PM', 'Section', '112', '14, 15', 'Arena, Prague']),
    )
    expect(boxAt(from, '/eventTicket/primaryFields/0')).toMatchObject({ state: 'hidden', reason: 'tags-before-fields' })
  })

  test.each([
    ['poster-event-no-name', { eventName: undefined }],
    ['poster-event-no-venue', { venueName: '' }],
    ['poster-event-sport-teams', { homeTeamAbbreviation: undefined }],
    ['poster-event-performers', { eventType: 'PKEventTypeLivePerformance' }],
  ] as const)('[%s] fall back to the classic ticket', (reason, tags) => {
    const from = layout({ ...POSTER, semantics: withTags(tags) }, ART)
    expect([from.name, from.fallback]).toEqual(['eventTicket', { from: 'posterEventTicket', reason }])
  })

  test('[poster-event-no-art] [poster-event-no-credential] fall back without art, and without code or chip', () => {
    expect(layout(POSTER).fallback?.reason).toBe('poster-event-no-art')
    const { nfc: _, ...without } = POSTER
    expect(layout(without, ART).fallback?.reason).toBe('poster-event-no-credential')
  })

  test('stay classic where the classic scheme is preferred', () => {
    expect(layout({ ...POSTER, preferredStyleSchemes: ['eventTicket', 'posterEventTicket'] }, ART).name).toBe(
      'eventTicket',
    )
  })

  test('are darkened on top unless that is suppressed, and take the colour of the seat for the strip', () => {
    expect(boxOf(layout(POSTER, ART), 'darkening').surfaces?.[0]).toMatchObject({ opacity: 0.45, endOpacity: 0 })
    const plain = layout({ ...POSTER, suppressHeaderDarkening: true, footerBackgroundColor: 'rgb(200,30,60)' }, ART)
    expect(plain.boxes.some(({ kind }) => kind === 'darkening')).toBe(false)
    expect(boxOf(plain, 'material').surfaces?.[0]).toMatchObject({ color: '#c81e3c', opacity: 1 })
  })

  test('say TBA or TBD for a start that is not known', () => {
    const withInfo = (info: EventDateInfo) =>
      layout({ ...POSTER, semantics: withTags({ eventStartDateInfo: info }) }, ART)
    const shows = (info: EventDateInfo) => withInfo(info).boxes.flatMap(box => (box.texts ?? []).map(run => run.text))
    expect(shows({ unannounced: true })).toContain('TBA')
    expect(shows({ unannounced: true, undetermined: true })).toContain('TBD')
  })
})

describe('Automatic colours', () => {
  const colorOver = (luminance: number, more: Partial<Pass> = {}) => {
    const images = { 'artwork.png': { ...picture(358, 448), luminance } }
    const from = layout({ posterGeneric: { headerFields: fields(1) }, useAutomaticColors: true, ...more }, images)
    return runOf(boxOf(from, 'header'), 'value').color
  }

  test('[color-automatic-conflict] are white, black over very light art, and go before those of the pass', () => {
    expect(colorOver(0.2)).toBe('#ffffff')
    expect(colorOver(0.95)).toBe('#000000')
    expect(colorOver(0.2, { foregroundColor: '#ff0000' })).toBe('#ffffff')
    expect(colorOver(0.2, { foregroundColor: '#ff0000', useAutomaticColors: false })).toBe('#ff0000')
  })
})

describe('Generic posters', () => {
  const pass: Partial<Pass> = {
    posterGeneric: {
      primaryFields: [{ key: 't', value: 'Library' }, field('Name', 'Jane')],
      footerFields: [{ key: 'f', value: 'Open' }],
    },
    storeCard: { primaryFields: [field('Member', 'Jane')] },
    barcodes: [QR],
  }

  test('stack code, title, fields and footer without overlapping', () => {
    const from = layout(pass, ART)
    const [code, title, name, footer] = [
      boxOf(from, 'barcode'),
      boxAt(from, '/posterGeneric/primaryFields/0'),
      boxAt(from, '/posterGeneric/primaryFields/1'),
      boxOf(from, 'footer'),
    ]
    const bottoms = [code, title, name].map(box => box.rect.y + box.rect.height)
    expect(bottoms[0]).toBeLessThanOrEqual(title.rect.y)
    expect(bottoms[1]).toBeLessThanOrEqual(name.rect.y + 1)
    expect(bottoms[2]).toBeLessThanOrEqual(footer.rect.y)
  })

  test('are the classic style on systems that do not know them', () => {
    expect(layout(pass, ART, { styleSet: 'ios18' }).name).toBe('storeCard')
  })

  test('[style-poster-generic-only] cannot be installed there alone', () => {
    const from = layout({ posterGeneric: { headerFields: fields(1) } }, ART, { styleSet: 'ios18' })
    expect(boxAt(from, '/posterGeneric/headerFields/0').reason).toBe('style-poster-generic-only')
  })
})

describe('Semantic boarding passes', () => {
  const pass: Partial<Pass> = {
    boardingPass: { transitType: 'PKTransitTypeAir', primaryFields: [field('from', 'PRG')] },
    preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
    barcodes: [QR],
    semantics: {
      airlineCode: 'SK',
      flightNumber: 815,
      originalBoardingDate: '2026-06-12T07:50:00Z',
      originalDepartureDate: '2026-06-12T08:30:00Z',
      originalArrivalDate: '2026-06-12T10:20:00Z',
      departureLocationTimeZone: 'Europe/Prague',
      destinationLocationTimeZone: 'Europe/London',
      departureAirportCode: 'PRG',
      destinationAirportCode: 'LHR',
      passengerName: { givenName: 'Jane', familyName: 'Sample' },
      ticketFareClass: 'Economy',
      passengerServiceSSRs: ['WCHR'],
      passengerEligibleSecurityPrograms: ['PKTransitSecurityProgramCLEAR', 'PKTransitSecurityProgramITI'],
      departureLocationSecurityPrograms: ['PKTransitSecurityProgramCLEAR'],
      seats: [{ seatRow: '14', seatNumber: 'C' }],
    },
  }

  test('show passenger, badges, route with the time of each place, and seat', () => {
    const from = layout(pass)
    expect(from.name).toBe('semanticBoardingPass')
    const texts = from.boxes.flatMap(box => (box.texts ?? []).map(run => run.text))
    expect(texts).toEqual(
      expect.arrayContaining([
        'Jane Sample',
        'Economy',
        'CLEAR',
        'WCHR',
        'PRG',
        'LHR',
        '10:30 AM',
        '11:20 AM',
        '9:50 AM',
        '14C',
      ]),
    )
    expect(texts).not.toContain('ITI')
    expect(texts.indexOf('WCHR')).toBeGreaterThan(texts.indexOf('CLEAR'))
  })

  test.each([
    ['semantic-bp-airline-code', 'airlineCode'],
    ['semantic-bp-flight-number', 'flightNumber'],
    ['semantic-bp-departure-date', 'originalDepartureDate'],
    ['semantic-bp-boarding-date', 'originalBoardingDate'],
    ['semantic-bp-arrival-date', 'originalArrivalDate'],
    ['semantic-bp-departure-zone', 'departureLocationTimeZone'],
    ['semantic-bp-departure-airport', 'departureAirportCode'],
    ['semantic-bp-destination-airport', 'destinationAirportCode'],
    ['semantic-bp-passenger', 'passengerName'],
  ] as const)('[%s] fall back to the classic pass without %s', (reason, tag) => {
    const { [tag]: _, ...semantics } = pass.semantics ?? {}
    const from = layout({ ...pass, semantics })
    expect([from.name, from.fallback?.reason]).toEqual(['boardingPass', reason])
  })

  test('[semantic-bp-not-air] are for flights', () => {
    expect(layout({ ...pass, boardingPass: { transitType: 'PKTransitTypeTrain' } }).fallback?.reason).toBe(
      'semantic-bp-not-air',
    )
  })

  test('are classic on a system that does not know them', () => {
    expect(layout(pass, {}, { styleSet: 'ios18' }).fallback?.reason).toBe('system-too-old')
  })
})
