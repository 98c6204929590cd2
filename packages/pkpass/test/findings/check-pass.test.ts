import { describe, expect, test } from 'vitest'
import { runFileRules } from '../../src/findings/check-files.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { fileContext } from '../../src/findings/file-context.ts'
import { isRefusal, jsonPointer } from '../../src/findings/finding.ts'
import { icon2xMissing } from '../../src/rules/image/icon-2x-missing.ts'
import { icon3xMissing } from '../../src/rules/image/icon-3x-missing.ts'
import { iconMissing } from '../../src/rules/image/icon-missing.ts'
import { RULES } from '../../src/rules/index.ts'
import { PASS } from '../rules/pass-rule.ts'

const FIELD = { key: 'points', label: 'Points', value: 42 }
const WEB = { webServiceURL: 'https://passes.example.com/', authenticationToken: 'a'.repeat(16) }

function found(change: object): (readonly [string, string | undefined])[] {
  return checkPass({ ...PASS, ...change }).findings.map(({ rule, pointer }) => [rule, pointer])
}

/** A rule, the change that raises it and where it points; and a change near it that does not. */
const CASES: readonly (readonly [rule: string, pointer: string | undefined, wrong: object, right: object])[] = [
  ['json-unknown-key', '/logotext', { logotext: 'a' }, { logoText: 'a' }],
  ['json-unknown-key', '/storeCard/primaryFields/0/lable', inField({ lable: 'a' }), inField({ label: 'a' })],
  ['json-unknown-key', '/barcodes/0/a~1b', { barcodes: [barcode({ 'a/b': 1 })] }, { barcodes: [barcode({})] }],
  ['json-unknown-key', '/id', { id: 'of an editor' }, { _id: 'of an editor' }],
  ['style-transit-type-misplaced', '/transitType', { transitType: 'PKTransitTypeAir' }, { _id: 'of an editor' }],
  ['json-unknown-key', '/toString', { toString: 'a' }, { userInfo: { toString: 'a', anything: [1] } }],
  ['json-wrong-type', '/logoText', { logoText: ['a'] }, { logoText: 'a' }],
  ['json-wrong-type', '/locations', { locations: {} }, { locations: [] }],
  [
    'json-wrong-type',
    '/preferredStyleSchemes/0',
    { preferredStyleSchemes: [['eventTicket']] },
    { preferredStyleSchemes: ['eventTicket'] },
  ],
  [
    'location-coordinates',
    '/locations/0/latitude',
    { locations: [{ latitude: 91, longitude: 0 }] },
    { locations: [{ latitude: 90, longitude: 0 }] },
  ],
  [
    'barcode-format-unknown',
    '/barcodes/0/format',
    { barcodes: [barcode({ format: 'QR' })] },
    { barcodes: [barcode({ format: 'PKBarcodeFormatAztec' })] },
  ],
  ['style-not-object', '/storeCard', { storeCard: [] }, { storeCard: {} }],
  [
    'field-not-object',
    '/storeCard/primaryFields/0',
    { storeCard: { primaryFields: ['a'] } },
    { storeCard: { primaryFields: [] } },
  ],
  [
    'field-enum-unknown',
    '/storeCard/primaryFields/0/dateStyle',
    inField({ dateStyle: 'short' }),
    inField({ dateStyle: 'PKDateStyleShort' }),
  ],
  [
    'json-wrong-type',
    '/storeCard/primaryFields/0/attributedValue',
    inField({ attributedValue: true }),
    inField({ attributedValue: 1 }),
  ],
  ['json-null', '/logoText', { logoText: null }, {}],
  ['json-number-for-string', '/serialNumber', { serialNumber: 1 }, { serialNumber: '1' }],
  [
    'barcode-message-type',
    '/barcodes/0/message',
    { barcodes: [barcode({ message: 1 })] },
    { barcodes: [barcode({ message: '1' })] },
  ],
  ['json-string-for-number', '/maxDistance', { maxDistance: '100' }, { maxDistance: 100 }],
  ['json-string-for-number', '/voided', { voided: 'true' }, { voided: true }],
  [
    'app-store-id-type',
    '/associatedStoreIdentifiers/0',
    { associatedStoreIdentifiers: ['1'] },
    { associatedStoreIdentifiers: [1] },
  ],
  ['pass-missing-format-version', '/formatVersion', { formatVersion: undefined }, {}],
  ['pass-missing-format-version', '/formatVersion', { formatVersion: 2 }, { formatVersion: 1 }],
  ['pass-missing-format-version', '/formatVersion', { formatVersion: '1' }, {}],
  ['pass-missing-serial', '/serialNumber', { serialNumber: undefined }, {}],
  ['pass-missing-serial', '/serialNumber', { serialNumber: '' }, { serialNumber: '0' }],
  ['pass-missing-type-id', '/passTypeIdentifier', { passTypeIdentifier: '' }, {}],
  ['pass-missing-team', '/teamIdentifier', { teamIdentifier: '' }, {}],
  ['pass-missing-organization', '/organizationName', { organizationName: '' }, {}],
  ['pass-missing-description', '/description', { description: undefined }, {}],
  ['style-missing', undefined, { storeCard: undefined }, { storeCard: undefined, generic: {} }],
  [
    'style-missing',
    undefined,
    { storeCard: undefined, preferredStyleSchemes: [] },
    { storeCard: undefined, posterGeneric: {} },
  ],
  ['style-multiple-classic', undefined, { coupon: PASS.storeCard }, { posterGeneric: PASS.storeCard }],
  [
    'style-transit-type-missing',
    '/boardingPass/transitType',
    boarding({}),
    boarding({ transitType: 'PKTransitTypeAir' }),
  ],
  [
    'field-key-missing',
    '/storeCard/primaryFields/0/key',
    { storeCard: { primaryFields: [{ value: 1 }] } },
    inField({}),
  ],
  ['field-key-missing', '/storeCard/primaryFields/0/key', inField({ key: '' }), inField({ key: 'k' })],
  [
    'field-key-duplicate',
    '/storeCard/backFields/0/key',
    { storeCard: { primaryFields: [FIELD], backFields: [FIELD] } },
    { storeCard: { primaryFields: [FIELD] }, posterGeneric: { primaryFields: [FIELD] } },
  ],
  [
    'field-value-missing',
    '/storeCard/primaryFields/0/value',
    { storeCard: { primaryFields: [{ key: 'a' }] } },
    inField({ value: '' }),
  ],
  ['field-value-type', '/storeCard/primaryFields/0/value', inField({ value: true }), inField({ value: 0 })],
  ['field-value-type', '/storeCard/primaryFields/0/value', inField({ value: null }), inField({ value: 'text' })],
  [
    'field-change-message-no-placeholder',
    '/storeCard/primaryFields/0/changeMessage',
    inField({ changeMessage: 'New' }),
    inField({ changeMessage: 'Now %@' }),
  ],
  ['ws-url-without-token', '/webServiceURL', { webServiceURL: WEB.webServiceURL }, WEB],
  ['ws-token-without-url', '/authenticationToken', { authenticationToken: WEB.authenticationToken }, WEB],
  ['ws-token-short', '/authenticationToken', { ...WEB, authenticationToken: 'a'.repeat(15) }, WEB],
  ['ws-url-not-https', '/webServiceURL', { ...WEB, webServiceURL: 'http://example.com/' }, WEB],
  ['ws-url-not-https', '/webServiceURL', { ...WEB, webServiceURL: 'http://localhost.example.com/' }, WEB],
  ['url-local', '/webServiceURL', { ...WEB, webServiceURL: 'http://localhost:8080/' }, WEB],
  ['url-local', '/webServiceURL', { ...WEB, webServiceURL: 'http://127.0.0.1' }, WEB],
  ['url-local', '/webServiceURL', { ...WEB, webServiceURL: 'http://[::1]:3000/a' }, WEB],
]

describe.each(CASES)('%s at %s', (rule, pointer, wrong, right) => {
  test('is found once, where it is, and nothing else for the same cause', () => {
    const otherwise = found(right).map(each => each.join())
    expect(found(wrong).filter(each => !otherwise.includes(each.join()))).toEqual([[rule, pointer]])
  })

  test('is not found next to it', () => {
    expect(found(right).map(([each]) => each)).not.toContain(rule)
  })
})

test.each([['text'], [5], [null], [undefined], [[]], [true]])('what is no object is told as that: %j', value => {
  const { pass, findings } = checkPass(value)
  expect(pass).toBeUndefined()
  expect(findings).toMatchObject([{ rule: 'json-not-object', severity: 'error' }])
})

test('a good pass is given back with its type, unknown keys included', () => {
  expect(checkPass({ ...PASS, newKey: 1 }).pass).toEqual({ ...PASS, newKey: 1 })
  expect(checkPass({ ...PASS, serialNumber: 1 }).pass).toBeUndefined()
})

test('a finding has what its rule says of weight, consequence and fix', () => {
  const { severity, effect, onThePhone, fix } = RULES['pass-missing-description']
  expect(checkPass({ ...PASS, description: '' }).findings).toEqual([
    {
      rule: 'pass-missing-description',
      severity,
      effect,
      pointer: '/description',
      message: 'description: expected a text that is not empty, found an empty text',
      onThePhone,
      fix,
    },
  ])
})

test('a rule that is to be ignored is not told', () => {
  const wrong = { ...PASS, description: '', logotext: 'a', organizationName: 'x'.repeat(65) }
  const ignore = ['pass-missing-description', 'json-unknown-key', 'pass-organization-long'] as const
  expect(checkPass(wrong).findings.map(({ rule }) => rule)).toEqual(ignore)
  expect(checkPass(wrong, { ignore }).findings).toEqual([])
})

describe('a pass with a value of wrong form', () => {
  test('is held against the other rules all the same', () => {
    expect(found({ formatVersion: '1', serialNumber: 'a/b' })).toEqual([
      ['pass-missing-format-version', '/formatVersion'],
      ['pass-serial-not-url-safe', '/serialNumber'],
    ])
  })

  test('is not told twice of it: what stands in for it is right', () => {
    expect(found({ passTypeIdentifier: '', description: null, teamIdentifier: undefined })).toEqual([
      ['pass-missing-type-id', '/passTypeIdentifier'],
      ['pass-missing-team', '/teamIdentifier'],
      ['pass-missing-description', '/description'],
    ])
  })

  test('has other elements of a list where they were, without steps that would count them otherwise', () => {
    const headerFields = [{ key: 'a' }, { key: 'b', label: '', value: 1 }]
    const { findings } = checkPass({ ...PASS, logoText: '', storeCard: { ...PASS.storeCard, headerFields } })
    const empty = findings.filter(({ rule }) => rule === 'json-empty-string')
    expect(empty.map(({ pointer, changes }) => [pointer, changes])).toEqual([
      ['/storeCard/headerFields/1/label', undefined],
      ['/logoText', [{ op: 'remove', pointer: '/logoText' }]],
    ])
  })
})

describe('values beyond what is read', () => {
  const array = (length: number) => new Array(length).fill(1)
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

  test.each([
    ['too many values', { userInfo: array(10_000) }],
    ['too many values of the wrong type', { storeCard: { backFields: array(500_000) } }],
    ['too deep a value', { userInfo: nested(65) }],
    ['a very deep value', { userInfo: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) }],
  ])('%s are refused, and nothing is thrown', (_what, change) => {
    expect(checkPass({ ...PASS, ...change }).findings).toMatchObject([{ rule: 'json-wrong-type' }])
  })

  test('are far from what a pass holds', () => {
    expect(found({ userInfo: array(9_000) })).toEqual([])
    expect(found({ userInfo: nested(64) })).toEqual([])
  })
})

describe('the icon', () => {
  const check = (...names: string[]) => {
    const files = new Map(names.map(name => [name, new Uint8Array()]))
    const rules = [iconMissing, icon2xMissing, icon3xMissing]
    return runFileRules(rules, fileContext({ files, pass: undefined }, {})).map(({ rule }) => rule)
  }

  test('is missing when it is there in no scale', () => {
    expect(check()).toEqual(['icon-missing'])
    expect(check('logo.png')).toEqual(['icon-missing'])
  })

  test('is asked for at twice and three times the size, never at its own', () => {
    expect(check('icon.png')).toEqual(['icon-2x-missing', 'icon-3x-missing'])
    expect(check('icon@2x.png')).toEqual(['icon-3x-missing'])
    expect(check('icon@3x.png')).toEqual(['icon-2x-missing'])
    expect(check('icon@2x.png', 'icon@3x.png')).toEqual([])
  })
})

test('only an error whose effect is refusal is a refusal', () => {
  const [refused] = checkPass({ ...PASS, description: '' }).findings
  const [dropped] = checkPass({ ...PASS, maxDistance: '100' }).findings
  const [warned] = checkPass({ ...PASS, logotext: 'a' }).findings
  expect([refused, dropped, warned].map(finding => finding && isRefusal(finding))).toEqual([true, false, false])
})

test('a pointer escapes as RFC 6901 says', () => {
  expect(jsonPointer([])).toBe('')
  expect(jsonPointer(['a/b', 'm~n', 0, '~1'])).toBe('/a~1b/m~0n/0/~01')
})

function inField(change: object): object {
  return { storeCard: { primaryFields: [{ ...FIELD, ...change }] } }
}

function barcode(change: object): object {
  return { format: 'PKBarcodeFormatQR', message: '42', messageEncoding: 'iso-8859-1', ...change }
}

function boarding(change: object): object {
  return { storeCard: undefined, boardingPass: { primaryFields: [FIELD], ...change } }
}
