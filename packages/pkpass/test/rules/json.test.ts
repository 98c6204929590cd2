import { describe, expect, test } from 'vitest'
import { checkPass } from '../../src/findings/check-pass.ts'
import { readJson } from '../../src/inspect/read-json.ts'
import type { RuleId } from '../../src/rules/index.ts'
import { fixed } from './fixed.ts'
import { findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const TEXT = JSON.stringify(PASS)
const utf8 = (text: string) => new TextEncoder().encode(text)

interface FileCases {
  readonly raises: Readonly<Record<string, Uint8Array>>
  readonly accepts: Readonly<Record<string, Uint8Array>>
}

/** Tests of a rule for the text of `pass.json`, which whatever reads it raises. */
function jsonTextTests(rule: RuleId, { raises, accepts }: FileCases): void {
  const rulesOf = (bytes: Uint8Array) => readJson(bytes, 'pass.json').findings.map(found => found.rule)

  describe(rule, () => {
    test.each(Object.entries(raises))('raised: %s', (_what, bytes) => expect(rulesOf(bytes)).toEqual([rule]))
    test.each(Object.entries(accepts))('not raised: %s', (_what, bytes) => expect(rulesOf(bytes)).not.toContain(rule))
  })
}

jsonTextTests('json-bom', {
  raises: { 'a byte order mark': utf8(`\uFEFF${TEXT}`) },
  accepts: {
    none: utf8(TEXT),
    'one inside a text': utf8('{"logoText":"\uFEFFExample"}'),
    'one of UTF-16': utf16('{}'),
  },
})

jsonTextTests('json-encoding', {
  raises: { 'UTF-16': utf16(TEXT), 'an umlaut of Windows': Uint8Array.of(0x22, 0xfc, 0x22) },
  accepts: { 'an umlaut of UTF-8': utf8('"ü"'), 'an escaped one': utf8('"\\u00fc"') },
})

jsonTextTests('json-syntax', {
  raises: {
    'a comment': utf8('{} // hand made'),
    'a comma at the end': utf8('{"a":1,}'),
    'curly quotes': utf8('{“a”:1}'),
    'single quotes': utf8("{'a':1}"),
    NaN: utf8('{"a":NaN}'),
    nothing: utf8(''),
  },
  accepts: { 'strict JSON': utf8(TEXT), 'the same in a text': utf8('"// “a”, NaN,"') },
})

jsonTextTests('json-duplicate-member', {
  raises: { 'the same name twice': utf8('{"a":1,"a":2}'), 'one of them escaped': utf8('{"a":1,"\\u0061":1}') },
  accepts: { 'the same name in two objects': utf8('[{"a":1},{"a":2}]'), 'in two letter cases': utf8('{"a":1,"A":2}') },
})

describe('json-not-object', () => {
  test.each([['a text'], [5], [null], [undefined], [[PASS]]])('raised: %j', value => {
    expect(checkPass(value).findings).toMatchObject([{ rule: 'json-not-object', severity: 'error' }])
  })

  test('not raised: an object without anything', () => {
    expect(checkPass({}).findings.map(({ rule }) => rule)).not.toContain('json-not-object')
  })
})

passRuleTests('json-unknown-key', {
  raises: {
    'a misspelling': [{ logotext: 'Example' }, '/logotext'],
    'one in a field': [inField({ lable: 'Points' }), '/storeCard/primaryFields/0/lable'],
    'a name of every object': [{ toString: 'a' }, '/toString'],
  },
  accepts: {
    'a handle of an editor': { _id: 'F00D' },
    'private data': { userInfo: { logotext: 'Example' } },
    'a key that another rule knows': { transitType: 'PKTransitTypeAir' },
  },
})

passRuleTests('json-wrong-type', {
  raises: {
    'an array for a text': [{ logoText: ['Example'] }, '/logoText'],
    'an object for an array': [{ locations: {} }, '/locations'],
    'a number for true or false': [{ sharingProhibited: 1 }, '/sharingProhibited'],
    'a list in a list': [{ preferredStyleSchemes: [['eventTicket']] }, '/preferredStyleSchemes/0'],
  },
  accepts: { 'an empty array': { locations: [] }, 'anything under userInfo': { userInfo: [1, 'a', null] } },
})

passRuleTests('json-number-for-string', {
  raises: {
    'a serial number': [{ serialNumber: 42 }, '/serialNumber'],
    'a description': [{ description: 42 }, '/description'],
    'a label': [inField({ label: 42 }), '/storeCard/primaryFields/0/label'],
  },
  accepts: { 'in quotes': { serialNumber: '42' }, 'the value of a field': inField({ value: 42 }) },
})

passRuleTests('json-string-for-number', {
  raises: {
    'a distance': [{ maxDistance: '100' }, '/maxDistance'],
    'a boolean': [{ voided: 'true' }, '/voided'],
    'a boolean of posters': [{ useAutomaticColors: 'false' }, '/useAutomaticColors'],
  },
  accepts: {
    'without quotes': { maxDistance: 100, voided: false },
    'the version, which has a rule of its own': { formatVersion: '1' },
  },
})

passRuleTests('json-null', {
  raises: {
    'a text': [{ logoText: null }, '/logoText'],
    'a list': [{ locations: null }, '/locations'],
    'a style beside another': [{ coupon: null }, '/coupon'],
    'the only style': [{ storeCard: null }, '/storeCard'],
  },
  accepts: {
    'an unknown key': { anything: null },
    'private data': { userInfo: null },
    'a required key, which has a rule of its own': { serialNumber: null },
  },
})

passRuleTests('json-empty-string', {
  raises: {
    'the text beside the logo': [{ logoText: '' }, '/logoText'],
    'a label': [inField({ label: '' }), '/storeCard/primaryFields/0/label'],
    'a text of a semantic tag': [{ semantics: { venueRoom: 'A', genre: '' } }, '/semantics/genre'],
  },
  accepts: {
    'a text': { logoText: ' ' },
    'the value of a field, which is required': inField({ value: '' }),
    'a required key': { description: '' },
    'a date, a colour and an address, whose form is told': { expirationDate: '', labelColor: '', sellURL: '' },
    'the text below a barcode, which has a rule of its own': { barcodes: [{ ...PASS.barcodes[0], altText: '' }] },
    'a tag that a layout needs': { semantics: { eventName: '' } },
    'an unknown key': { anything: '' },
    'private data': { userInfo: { name: '' } },
  },
})

test('json-empty-string: its fix leaves the key out', () => {
  expect(fixed('json-empty-string', { logoText: '' })).not.toHaveProperty('logoText')
})

passRuleTests('json-placeholder-left', {
  raises: {
    'double braces': [inField({ value: 'Dear {{ name }}' }), '/storeCard/primaryFields/0/value'],
    'a dollar sign and braces': [{ serialNumber: `\${serial}` }, '/serialNumber'],
    'percent signs in angle brackets': [{ logoText: '<%= shop %>' }, '/logoText'],
    'a mark of printf': [{ description: 'Card of %s' }, '/description'],
    'one in a list': [{ semantics: { performerNames: ['{{band}}'] } }, '/semantics/performerNames/0'],
  },
  accepts: {
    'a brace, a dollar sign and a percent sign': { logoText: '{a} $5 100 %' },
    'braces without an end': { logoText: '{{ a' },
    'JSON in a barcode': { barcodes: [{ ...PASS.barcodes[0], message: '{"a":{"b":{"c":1}}}' }] },
    'an escaped space in an address': { userInfo: '%s', appLaunchURL: 'example:%20size' },
    'the mark of a change': inField({ changeMessage: 'Now %@' }),
    'a wrong mark of a change, which has a rule of its own': inField({ changeMessage: 'Now %s' }),
    'private data': { userInfo: '{{name}}' },
  },
})

test('json-placeholder-left does not tell what a secret holds', () => {
  const [found] = findingsOf('json-placeholder-left', { authenticationToken: `${'x'.repeat(16)}{{secret}}` })
  expect(found?.message).toBe('authenticationToken still holds a template mark')
})

test('json-placeholder-left reads a hostile text in linear time', () => {
  const started = performance.now()
  findingsOf('json-placeholder-left', {
    logoText: `${'{{'.repeat(200_000)}${'${a'.repeat(200_000)}${'<%a'.repeat(200_000)}`,
  })
  expect(performance.now() - started).toBeLessThan(2000)
})

function inField(change: object): Readonly<Record<string, unknown>> {
  return { storeCard: { ...PASS.storeCard, primaryFields: [{ key: 'points', label: 'Points', value: 42, ...change }] } }
}

function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le')
}
