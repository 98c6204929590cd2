import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/protobuf/message.ts'
import { MAX_MESSAGE_BYTES, MAX_MESSAGE_FIELDS } from '../../src/protobuf/wire.ts'
import { PASS_PACKAGE } from '../../src/template/messages/pass-message.ts'
import {
  encodePersonalizationMessage,
  formatPersonalizationJson,
  parsePersonalizationMessage,
} from '../../src/template/personalization-message.ts'
import { personalizeTemplate } from '../../src/template/personalize-template.ts'
import { readTemplate } from '../../src/template/read-template.ts'
import { json, text } from '../support/sandbox.ts'
import { messageOf } from './arbitrary-message.ts'
import { MESSAGES, NEW_YEAR, refusal, templateFolder } from './support.ts'

/** A message with one pass, in JSON form. */
function ofPass(pass: unknown): unknown {
  return { pass }
}

describe('a personalization message in binary form', () => {
  test.each(MESSAGES)('is read and written as the bytes $hex', ({ hex, message }) => {
    expect(parsePersonalizationMessage(Buffer.from(hex, 'hex'))).toEqual(message)
    expect(Buffer.from(encodePersonalizationMessage(message)).toString('hex')).toBe(hex)
  })

  test('is refused with the reason when it is none', () => {
    expect(refusal(() => parsePersonalizationMessage(Buffer.from('0a04', 'hex')))).toMatchObject({
      code: 'ERR_TEMPLATE_MESSAGE',
      rule: 'Templates, section 4',
      cause: { code: 'ERR_PROTOBUF_TRUNCATED' },
    })
    expect(refusal(() => encodePersonalizationMessage({ pass: { serialNumber: 'A1' } }))).toMatchObject({
      code: 'ERR_TEMPLATE_MESSAGE',
    })
  })
})

describe('a personalization message in JSON form', () => {
  test.each(MESSAGES)('says the same as the bytes $hex', ({ message, json: form }) => {
    expect(parsePersonalizationMessage(form)).toEqual(message)
    expect(parsePersonalizationMessage(json(form))).toEqual(message)
    expect(formatPersonalizationJson(message)).toEqual(form)
  })

  test('makes the same pass of a template', () => {
    const template = readTemplate(templateFolder())
    const images = { 'art/b@2x.png': Uint8Array.of(9) }
    for (const { hex, json: form } of MESSAGES) {
      const [fromBytes, fromJson] = [Buffer.from(hex, 'hex'), form].map(source =>
        personalizeTemplate(template, parsePersonalizationMessage(source), images),
      )
      expect(fromJson).toEqual(fromBytes)
    }
  })

  test.each<[string, unknown, Message]>([
    ['names as the definition spells them', { serial_number: 'a' }, { serial_number: 'a' }],
    ['names that differ from those in pass.json', { webServiceUrl: 'u' }, { web_service_url: 'u' }],
    ['null for what is not given', { serialNumber: 'a', voided: null, barcodes: null }, { serial_number: 'a' }],
    ['empty lists', { barcodes: [] }, { barcodes: [] }],
    ['an enumeration by number', { barcodes: [{ format: 2 }] }, { barcodes: [{ format: 2 }] }],
    ['a number of a later definition', { barcodes: [{ format: 99 }] }, { barcodes: [{ format: 99 }] }],
    ['integers as texts', { associatedStoreIdentifiers: [1, '-2', 3.0] }, { associated_store_identifiers: [1, -2, 3] }],
    ['numbers as texts', { maxDistance: '1.5e2' }, { max_distance: 150 }],
    ['numbers without end', { maxDistance: 'Infinity' }, { max_distance: Number.POSITIVE_INFINITY }],
    [
      'integers of 64 bits as texts',
      { fields: { fieldCustomization: { valueForKey: { a: { valueInt: '9223372036854775807' } } } } },
      { fields: { field_customization: { value_for_key: new Map([['a', { value_int: 2n ** 63n - 1n }]]) } } },
    ],
    [
      'keys called like what objects inherit',
      { fields: { fieldCustomization: { visibilityForKey: JSON.parse('{"__proto__":false}') } } },
      { fields: { field_customization: { visibility_for_key: new Map([['__proto__', false]]) } } },
    ],
  ])('is read with %s', (_what, pass, expected) => {
    expect(parsePersonalizationMessage(ofPass(pass))).toEqual({ pass: expected })
  })

  test.each([
    ['2027-01-01T00:00:00Z', NEW_YEAR],
    ['2027-01-01T01:00:00+01:00', NEW_YEAR],
    ['1970-01-01T00:00:00Z', {}],
    ['1970-01-01T00:00:00.000000001Z', { nanos: 1 }],
    ['1969-12-31T23:59:59.5Z', { seconds: -1n, nanos: 500_000_000 }],
    ['1969-12-31T23:59:59.999999999Z', { seconds: -1n, nanos: 999_999_999 }],
    ['0001-01-01T00:00:00Z', { seconds: -62_135_596_800n }],
    ['9999-12-31T23:59:59.999999999Z', { seconds: 253_402_300_799n, nanos: 999_999_999 }],
  ])('has the instant %s', (date, instant) => {
    expect(parsePersonalizationMessage(ofPass({ relevantDate: date }))).toEqual({ pass: { relevant_date: instant } })
  })

  test.each([
    [{ nanos: 500_000_000 }, '1970-01-01T00:00:00.500Z'],
    [{ nanos: 1_000 }, '1970-01-01T00:00:00.000001Z'],
    [{ seconds: -1n, nanos: 1 }, '1969-12-31T23:59:59.000000001Z'],
    [{ seconds: -62_135_596_800n }, '0001-01-01T00:00:00Z'],
  ])('is written with three, six or nine digits of a second: %o', (relevant_date, expected) => {
    expect(formatPersonalizationJson({ pass: { relevant_date } })).toEqual({ pass: { relevantDate: expected } })
  })

  test('is written without what the definition does not know, and with numbers that have no name', () => {
    const pass = { barcodes: [{ format: 99 }], unknownFields: [{ number: 99, wireType: 0, value: 1n }] }
    expect(formatPersonalizationJson({ pass })).toEqual({ pass: { barcodes: [{ format: 99 }] } })
  })

  test.each<[string, Message]>([
    ['ERR_TEMPLATE_MESSAGE', { pass: { serialNumber: 'A1' } }],
    ['ERR_TEMPLATE_MESSAGE', { pass: { voided: 'yes' } }],
    ['ERR_TEMPLATE_VALUE', { pass: { relevant_date: { seconds: 253_402_300_800n } } }],
    ['ERR_TEMPLATE_VALUE', { pass: { relevant_date: { nanos: -1 } } }],
  ])('is not written but refused with %s: %o', (code, message) => {
    expect(refusal(() => formatPersonalizationJson(message))).toMatchObject({ code })
  })
})

describe('a JSON form is refused', () => {
  const many = Array.from({ length: MAX_MESSAGE_FIELDS + 1 }, () => 1)
  test.each<[string, string, string, unknown]>([
    ['of something else', 'ERR_TEMPLATE_MESSAGE', 'at the top, found a text', '{}'],
    ['that is an array', 'ERR_TEMPLATE_MESSAGE', 'at the top, found an array', []],
    ['that no JSON can be', 'ERR_TEMPLATE_MESSAGE', 'an object of a class', new Map()],
    ['with unknown members', 'ERR_TEMPLATE_MESSAGE', 'found "teamId"', ofPass({ teamId: 'a' })],
    [
      'with members that are nearly right',
      'ERR_TEMPLATE_MESSAGE',
      'Write webServiceUrl',
      ofPass({ webServiceURL: 'a' }),
    ],
    ['with a member in both spellings', 'ERR_TEMPLATE_MESSAGE', '/pass/serial_number', both()],
    ['with two values for a field', 'ERR_TEMPLATE_MESSAGE', 'valueInt beside valueText', twoValues()],
    ['with null in a list', 'ERR_TEMPLATE_MESSAGE', '/pass/barcodes/0, found null', ofPass({ barcodes: [null] })],
    ['with an object for a list', 'ERR_TEMPLATE_MESSAGE', '/pass/barcodes, found an object', ofPass({ barcodes: {} })],
    ['with a text for a switch', 'ERR_TEMPLATE_MESSAGE', '/pass/voided, found a text', ofPass({ voided: 'true' })],
    [
      'with a number for a text',
      'ERR_TEMPLATE_MESSAGE',
      '/pass/serialNumber, found a number',
      ofPass({ serialNumber: 1 }),
    ],
    ['with half a character', 'ERR_TEMPLATE_MESSAGE', 'half a surrogate pair', ofPass({ serialNumber: '\uD83D' })],
    ['with a constant as in pass.json', 'ERR_TEMPLATE_CONSTANT', 'BARCODE_FORMAT_QR', barcodeOf('PKBarcodeFormatQR')],
    [
      'with an integer beyond 32 bits',
      'ERR_TEMPLATE_VALUE',
      '2147483648',
      ofPass({ auxiliaryStoreIdentifiers: [2 ** 31] }),
    ],
    ['with a fraction for an integer', 'ERR_TEMPLATE_VALUE', '0.5', ofPass({ auxiliaryStoreIdentifiers: [0.5] })],
    [
      'with an integer that was rounded',
      'ERR_TEMPLATE_VALUE',
      'as text beyond 53 bits',
      fieldOf({ valueInt: 2 ** 53 }),
    ],
    ['with a number in hexadecimal', 'ERR_TEMPLATE_MESSAGE', 'found a text', ofPass({ maxDistance: '0x10' })],
    ['with a number beyond all', 'ERR_TEMPLATE_VALUE', '64 bits', ofPass({ maxDistance: '1e999' })],
    ['with a date of another form', 'ERR_TEMPLATE_VALUE', '/pass/relevantDate', ofPass({ relevantDate: '2027-01-01' })],
    ['with a date that is a number', 'ERR_TEMPLATE_MESSAGE', 'a date as text', ofPass({ relevantDate: 0 })],
    ['with a year before all', 'ERR_TEMPLATE_VALUE', 'years 0001', ofPass({ relevantDate: '0000-12-31T23:59:59Z' })],
    [
      'with too many values',
      'ERR_TEMPLATE_MESSAGE',
      `at most ${MAX_MESSAGE_FIELDS}`,
      ofPass({ associatedStoreIdentifiers: many }),
    ],
    [
      'with too much text',
      'ERR_TEMPLATE_MESSAGE',
      `at most ${MAX_MESSAGE_BYTES}`,
      ofPass({ logoText: 'a'.repeat(MAX_MESSAGE_BYTES + 1) }),
    ],
    ['as a file that is no JSON', 'ERR_TEMPLATE_MESSAGE', 'not JSON: line 1', text('{"pass": {')],
    ['as a file with a member twice', 'ERR_TEMPLATE_MESSAGE', 'twice', text('{"pass": {}, "pass": {}}')],
    ['as a file with a byte order mark', 'ERR_TEMPLATE_MESSAGE', 'byte order mark', text('\uFEFF{"pass": {}}')],
  ])('%s', (_what, code, message, form) => {
    const error = refusal(() => parsePersonalizationMessage(form))
    expect(error).toMatchObject({ name: 'TemplateError', code, message: expect.stringContaining(message) })
  })

  test('without its texts in the message, which may be secrets', () => {
    const error = refusal(() =>
      parsePersonalizationMessage(ofPass({ authenticationToken: ['secret'], voided: 'secret' })),
    )
    expect(String(error)).not.toContain('secret')
  })
})

describe('both forms come in at one door', () => {
  test('JSON with space in front of it', () => {
    for (const space of ['\n', ' ', '\r\n\t']) {
      expect(parsePersonalizationMessage(text(`${space}{"pass": {"serialNumber": "A1"}}`))).toEqual({
        pass: { serial_number: 'A1' },
      })
    }
  })

  test('a pass of 123 bytes, which begins like JSON behind a line break', () => {
    const message = { pass: { serial_number: 'a'.repeat(121) } }
    const bytes = encodePersonalizationMessage(message)
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('\n{')
    expect(parsePersonalizationMessage(bytes)).toEqual(message)
  })

  test('and nothing, which is the message that says nothing', () => {
    expect(parsePersonalizationMessage(new Uint8Array())).toEqual({})
    expect(parsePersonalizationMessage({})).toEqual({})
  })
})

test('a pass of 123 bytes in binary form, which begins like JSON, is not taken for it', () => {
  const urls = Array.from({ length: 130 }, (_, length) => 'x'.repeat(length))
  const messages = urls.map(url => ({ pass: { purchase_parking_url: url } }))
  const alike = messages.filter(message =>
    Buffer.from(encodePersonalizationMessage(message)).toString().startsWith('\n{'),
  )
  expect(alike).toHaveLength(1)
  for (const message of alike) {
    expect(parsePersonalizationMessage(encodePersonalizationMessage(message))).toEqual(message)
  }
})

describe('whatever the message', () => {
  test('all forms of it say the same', () => {
    fc.assert(
      fc.property(messageOf(PASS_PACKAGE, 4), message => {
        const bytes = encodePersonalizationMessage(message)
        const form = formatPersonalizationJson(message)
        const fromValue = parsePersonalizationMessage(form)
        expect(fromValue).toEqual(parsePersonalizationMessage(bytes))
        expect(parsePersonalizationMessage(json(form))).toEqual(fromValue)
        expect(encodePersonalizationMessage(fromValue)).toEqual(bytes)
      }),
      { numRuns: 300 },
    )
  })

  test('bytes and values of strangers are read or refused, nothing else', () => {
    const names = fc.constantFrom(
      'pass',
      'fields',
      'barcodes',
      'nfc',
      'semantics',
      'seats',
      'valueForKey',
      'relevantDate',
    )
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { maxKeys: 3 }),
      ),
    }))
    const anything = fc.oneof(value, value.map(json), fc.uint8Array({ maxLength: 60 }), fc.anything())
    fc.assert(
      fc.property(anything, source => void refusal(() => parsePersonalizationMessage(source))),
      { numRuns: 1_000 },
    )
  })
})

function both(): unknown {
  return ofPass({ serialNumber: 'a', serial_number: 'b' })
}

function fieldOf(value: unknown): unknown {
  return ofPass({ fields: { backFields: { fields: [{ key: 'a', value }] } } })
}

function twoValues(): unknown {
  return fieldOf({ valueText: 'a', valueInt: 1 })
}

function barcodeOf(format: string): unknown {
  return ofPass({ barcodes: [{ format, message: 'm' }] })
}
