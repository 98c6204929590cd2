import { describe, expect, test } from 'vitest'
import { buildPass } from '../../src/bundle/build-pass.ts'
import type { Message } from '../../src/protobuf/message.ts'
import { fieldPlaces } from '../../src/template/fields.ts'
import { fillTemplate } from '../../src/template/fill-template.ts'
import { passOfTemplate } from '../../src/template/issue-template.ts'
import { personalizeTemplate } from '../../src/template/personalize-template.ts'
import { readTemplate } from '../../src/template/read-template.ts'
import { IMAGES, SIGNING_TIME, signer } from '../support/sandbox.ts'
import { MESSAGES, NEW_YEAR, refusal, templateFolder } from './support.ts'

const template = readTemplate(templateFolder())

function personalized(pass: Message) {
  return personalizeTemplate(template, { pass: { serial_number: 'a', ...pass } }).template.content
}

describe('a personalized template', () => {
  test('has everything the message says, and the rest as it was', () => {
    const message = MESSAGES[1]?.message ?? {}
    const image = Uint8Array.of(9)
    const before = structuredClone(template.content)
    const { template: filled, unmatchedKeys } = personalizeTemplate(template, message, { 'art/b@2x.png': image })
    const barcode = { format: 'PKBarcodeFormatQR', message: 'M-0042', messageEncoding: 'iso-8859-1' }
    const { posterGeneric, generic } = template.content
    expect(filled.content).toEqual({
      ...template.content,
      serialNumber: 'M-0042',
      expirationDate: '2027-01-01T00:00:00Z',
      backgroundColor: 'rgb(255, 0, 0)',
      barcodes: [barcode],
      barcode,
      posterGeneric: {
        ...posterGeneric,
        primaryFields: [{ ...posterGeneric?.primaryFields?.[0], value: 'Ada Example' }],
        footerFields: [],
      },
      generic: { primaryFields: [{ ...generic?.primaryFields?.[0], value: 'Ada Example' }] },
    })
    const { 'background@2x.pdf': _replaced, ...files } = template.files
    expect(filled.files).toEqual({ ...files, 'background@2x.png': image })
    expect(unmatchedKeys).toEqual([])
    expect(template.content).toEqual(before)
  })

  test('[rule 3] keeps its lists where the message has empty ones', () => {
    expect(personalized({ barcodes: [], associated_store_identifiers: [] })).toEqual({
      ...template.content,
      serialNumber: 'a',
    })
  })

  test('[rule 4] has objects replaced as a whole, in both spellings, without what was not said', () => {
    const content = personalized({
      nfc: { encryption_public_key: 'key', message: 'm' },
      semantics: {
        event_type: 4,
        departure_airport_time_zone: 'Europe/Berlin',
        airline_lounge_place_id: 'I1',
        airline_passenger_capabilities: ['PKPassengerCapabilityCarryon'],
        seats: [{ seat_row: '1', seat_section_color: { blue: 0.5 } }],
        event_start_date: NEW_YEAR,
        total_price: { amount: '1', currency_code: 'EUR' },
      },
      featured_actions: [{ identifier: 'a', action_type: 'call', url: 'tel:1' }],
      locations: [{ longitude: 1 }],
      relevant_dates: [{ date: NEW_YEAR }],
      upcoming_pass_information: [
        {
          identifier: 'i',
          name: 'n',
          type: 'event',
          urls: { sell_url: 'https://a.example' },
          back_fields: { fields: [{ key: 'k', value: { value_int: 3n } }] },
          date_information: { date: NEW_YEAR },
          images: { venue_map: { urls: [{ sha256: 'ab', url: 'https://a.example' }] } },
        },
      ],
    })
    const links = { sellURL: 'https://a.example' }
    const image = { sha256: 'ab', SHA256: 'ab', url: 'https://a.example', URL: 'https://a.example' }
    expect(content).toMatchObject({
      nfc: { encryptionPublicKey: 'key', message: 'm' },
      locations: [{ latitude: 0, longitude: 1 }],
      relevantDates: [{ date: '2027-01-01T00:00:00Z' }],
    })
    expect(content.nfc).not.toHaveProperty('requiresAuthentication')
    expect(content.semantics).toEqual({
      eventType: 'PKEventTypeSports',
      departureAirportTimeZone: 'Europe/Berlin',
      departureLocationTimeZone: 'Europe/Berlin',
      airlineLoungePlaceID: 'I1',
      loungePlaceIDs: ['I1'],
      passengerCapabilities: ['PKPassengerCapabilityCarryon'],
      seats: [{ seatRow: '1', seatSectionColor: 'rgb(0, 0, 128)' }],
      eventStartDate: '2027-01-01T00:00:00Z',
      totalPrice: { amount: '1', currencyCode: 'EUR' },
    })
    expect(content.featuredActions).toEqual([{ identifier: 'a', type: 'call', url: 'tel:1' }])
    expect(content.upcomingPassInformation).toEqual([
      {
        identifier: 'i',
        name: 'n',
        type: 'event',
        urls: links,
        URLs: links,
        backFields: [{ key: 'k', value: 3 }],
        dateInformation: { date: '2027-01-01T00:00:00Z' },
        images: { venueMap: { urls: [image], URLs: [image] } },
      },
    ])
  })

  test('[rule 5] has groups replaced that are given, and customized by key where not', () => {
    const { template: filled, unmatchedKeys } = personalizeTemplate(template, {
      pass: {
        serial_number: 'a',
        fields: {
          field_customization: {
            value_for_key: new Map([
              ['since', { value_date: NEW_YEAR }],
              ['nobody', { value_int: 1n }],
              ['memberName', { value_int: 1n }],
            ]),
            visibility_for_key: new Map([['nothing', true]]),
          },
          primary_fields: {
            fields: [{ key: 'new', value: { value_double: 0.5 }, number_style: 2, data_detector_types: [2] }],
          },
          back_fields: {},
          transit_type: 1,
        },
      },
    })
    const primaryFields = [
      { key: 'new', value: 0.5, numberStyle: 'PKNumberStylePercent', dataDetectorTypes: ['PKDataDetectorTypeLink'] },
    ]
    expect(filled.content.generic).toEqual({ primaryFields, backFields: [] })
    expect(filled.content.posterGeneric).toMatchObject({
      primaryFields,
      secondaryFields: [{ key: 'since', value: '2027-01-01T00:00:00Z', dateStyle: 'PKDateStyleShort' }],
    })
    expect(unmatchedKeys).toEqual(['nobody', 'memberName', 'nothing'])
  })

  test('[rule 6] keeps the value beside attributed text', () => {
    const value_for_key = new Map([['memberName', { value_attributed_text: '<a>Ada</a>' }]])
    const { generic } = personalized({ fields: { field_customization: { value_for_key } } })
    expect(generic?.primaryFields).toEqual([{ key: 'memberName', value: 'Name', attributedValue: '<a>Ada</a>' }])
  })

  test('[rule 7] loses a style of dates that is said to be none', () => {
    const back_fields = { fields: [{ key: 'a', value: { value_date: NEW_YEAR }, date_style: 1, time_style: 2 }] }
    expect(personalized({ fields: { back_fields } }).generic?.backFields).toEqual([
      { key: 'a', value: '2027-01-01T00:00:00Z', timeStyle: 'PKDateStyleShort' },
    ])
  })

  test('[rule 8] lists its first barcode once, with an encoding in any case', () => {
    const { barcode, barcodes } = personalized({ barcodes: [{ format: 3, message: 'm' }] })
    expect(barcode).toEqual({ format: 'PKBarcodeFormatAztec', message: 'm', messageEncoding: 'iso-8859-1' })
    expect(barcodes).toEqual([barcode])
  })

  test.each([
    ['ERR_TEMPLATE_SERIAL', 'rule 1', { pass: {} }],
    ['ERR_TEMPLATE_SERIAL', 'rule 1', {}],
    ['ERR_TEMPLATE_CONSTANT', 'rule 7', { pass: { serial_number: 'a', barcodes: [{ message: 'm' }] } }],
    ['ERR_TEMPLATE_CONSTANT', 'rule 7', { pass: { serial_number: 'a', semantics: { event_type: 99 } } }],
    ['ERR_TEMPLATE_VALUE', 'rule 11', { pass: { serial_number: 'a', beacons: [{ major: 65_536 }] } }],
    ['ERR_TEMPLATE_VALUE', 'section 4', { pass: { serial_number: 'a', label_color: { red: 255 } } }],
    [
      'ERR_TEMPLATE_VALUE',
      'Timestamp',
      { pass: { serial_number: 'a', relevant_date: { seconds: 1_000_000_000_000n } } },
    ],
    ['ERR_TEMPLATE_VALUE', 'rule 5', { pass: { serial_number: 'a', fields: { back_fields: { fields: [{}] } } } }],
    ['ERR_TEMPLATE_PASS', 'section 2', { pass: { serial_number: 'a', locations: [{ latitude: 91 }] } }],
    ['ERR_TEMPLATE_IMAGE', 'rule 9', { pass: { serial_number: 'a' }, icon: { times1: { image_path: 'known.gif' } } }],
    [
      'ERR_TEMPLATE_IMAGE',
      'rule 9',
      { pass: { serial_number: 'a' }, icon: { times3: { image_path: '/etc/icon.png' } } },
    ],
  ])('is refused with %s by %s', (code, rule, message: Message) => {
    const error = refusal(() => personalizeTemplate(template, message, { 'known.gif': Uint8Array.of(1) }))
    expect(error).toMatchObject({ code, rule: expect.stringContaining(rule) })
  })
})

describe('a template filled by keys', () => {
  test('has the values in every style, and says which keys it does not have', () => {
    const { template: filled, unmatchedKeys } = fillTemplate(template, {
      memberName: 'Ada',
      since: new Date('2026-05-05T10:00:00Z'),
      nobody: 1,
    })
    const values = fieldPlaces(filled.content).map(({ style, field }) => [style, field.key, field.value])
    expect(values).toEqual([
      ['generic', 'memberName', 'Ada'],
      ['posterGeneric', 'memberName', 'Ada'],
      ['posterGeneric', 'since', '2026-05-05T10:00:00Z'],
      ['posterGeneric', 'guest', 'Guest'],
    ])
    expect(unmatchedKeys).toEqual(['nobody'])
  })

  test('loses styles that do not fit the values any more', () => {
    const { posterGeneric } = fillTemplate(template, { since: 'long ago' }).template.content
    expect(posterGeneric?.secondaryFields).toEqual([{ _id: '2', key: 'since', value: 'long ago' }])
  })

  test('is issued without what belongs to the editor, and can be built', async () => {
    const { content, files } = passOfTemplate(fillTemplate(template, { memberName: 'Ada' }).template)
    expect(JSON.stringify({ ...content, userInfo: undefined })).not.toContain('_id')
    expect(content.userInfo).toEqual({ _id: 'mine' })
    expect(files).toBe(template.files)
    const { passTypeIdentifier, teamIdentifier } = signer
    const pass = {
      ...content,
      passTypeIdentifier,
      teamIdentifier,
      serialNumber: 'a',
      organizationName: 'Example Coffee',
    }
    const { bytes } = await buildPass(pass, IMAGES, { signer, signingTime: SIGNING_TIME })
    expect(bytes.length).toBeGreaterThan(0)
  })
})
