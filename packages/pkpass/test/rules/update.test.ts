import { describe, expect, test } from 'vitest'
import { checkUpdate, type UpdateOptions } from '../../src/findings/check-update.ts'
import { RULES, type RuleId } from '../../src/rules/index.ts'
import { type Pass, passSchema } from '../../src/schema/pass.ts'
import { PASS } from './pass-rule.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const message = (value: string) => ({ key: 'news', label: 'News', value, changeMessage: '%@' })
const points = (value: number) => ({ key: 'points', label: 'Points', value, changeMessage: 'Now %@' })
const card = (...primaryFields: readonly object[]) => ({ storeCard: { primaryFields } })
const back = (...backFields: readonly object[]) => ({ storeCard: { backFields } })

interface Update {
  readonly from?: object
  readonly to?: object
  readonly pointers?: readonly string[]
  readonly files?: readonly [before: Record<string, string>, after: Record<string, string>]
  readonly options?: UpdateOptions
}

function versionOf(change: object): Pass {
  return passSchema.parse(JSON.parse(JSON.stringify({ ...PASS, ...change })))
}

function found(rule: RuleId, { from = {}, to = {}, files, options = {} }: Update) {
  const filesOf = (texts: Record<string, string> | undefined) =>
    new Map(Object.entries(texts ?? {}).map(([name, text]) => [name, new TextEncoder().encode(text)]))
  const before = { pass: versionOf(from), files: filesOf(files?.[0]) }
  const after = { pass: versionOf(to), files: filesOf(files?.[1]) }
  return checkUpdate(before, after, { now: NOW, ...options }).filter(finding => finding.rule === rule)
}

const CASES: Readonly<
  Record<string, { readonly raises: Record<string, Update>; readonly accepts: Record<string, Update> }>
> = {
  'update-type-id-changed': {
    raises: {
      'another pass type': { to: { passTypeIdentifier: 'pass.com.example.tea' }, pointers: ['/passTypeIdentifier'] },
    },
    accepts: { 'the same': { to: { logoText: 'New' } } },
  },
  'update-serial-changed': {
    raises: { 'another serial number': { to: { serialNumber: 'card-2' }, pointers: ['/serialNumber'] } },
    accepts: { 'the same': { to: { logoText: 'New' } } },
  },
  'update-token-changed': {
    raises: {
      'another token': {
        from: { authenticationToken: '0123456789abcdef' },
        to: { authenticationToken: '0123456789abcdeg' },
        pointers: ['/authenticationToken'],
      },
      'a token taken away': { from: { authenticationToken: '0123456789abcdef' }, pointers: ['/authenticationToken'] },
    },
    accepts: { 'a token given to a pass that had none': { to: { authenticationToken: '0123456789abcdef' } } },
  },
  'update-service-url-removed': {
    raises: { 'no address any more': { from: { webServiceURL: 'https://example.com' }, pointers: ['/webServiceURL'] } },
    accepts: {
      'another address': { from: { webServiceURL: 'https://a.com' }, to: { webServiceURL: 'https://b.com' } },
    },
  },
  'update-service-url-changed': {
    raises: {
      'another address': {
        from: { webServiceURL: 'https://a.com' },
        to: { webServiceURL: 'https://b.com' },
        pointers: ['/webServiceURL'],
      },
    },
    accepts: { 'a first address': { to: { webServiceURL: 'https://a.com' } } },
  },
  'update-no-difference': {
    raises: { 'the same content in another order': { to: Object.fromEntries(Object.entries(PASS).reverse()) } },
    accepts: {
      'another text': { to: { logoText: 'New' } },
      'another image': { files: [{ 'icon.png': 'a' }, { 'icon.png': 'b' }] },
    },
  },
  'update-key-renamed': {
    raises: {
      'a key by position': {
        from: card(points(1)),
        to: card({ ...points(2), key: 'primary0' }),
        pointers: ['/storeCard/primaryFields/0/key'],
      },
    },
    accepts: { 'a field that goes': { from: card(points(1)), to: card() } },
  },
  'update-key-new': {
    raises: {
      'a new field with a message': { from: card(), to: card(points(1)), pointers: ['/storeCard/primaryFields/0'] },
    },
    accepts: {
      'a new field without': { from: card(), to: card({ key: 'a', value: 1 }) },
      'a renamed one': { from: card(points(1)), to: card({ ...points(2), key: 'b' }) },
    },
  },
  'update-same-value': {
    raises: {
      'the same message again': {
        from: back(message('Come by')),
        to: { ...back(message('Come by')), logoText: 'New' },
        pointers: ['/storeCard/backFields/0/value'],
      },
    },
    accepts: {
      'another message': { from: back(message('Come by')), to: back(message('Come soon')) },
      'a seed not used yet': { from: back(message(' ')), to: { ...back(message(' ')), logoText: 'New' } },
    },
  },
  'update-many-messages': {
    raises: { 'two at once': { from: card(points(1), message('a')), to: card(points(2), message('b')) } },
    accepts: { 'one of two': { from: card(points(1), message('a')), to: card(points(2), message('a')) } },
  },
  'update-no-message': {
    raises: {
      'a visible value': {
        from: card({ key: 'seat', value: '12A' }),
        to: card({ key: 'seat', value: '13A' }),
        pointers: ['/storeCard/primaryFields/0'],
      },
    },
    accepts: {
      'a value on the back': { from: back({ key: 'terms', value: 'a' }), to: back({ key: 'terms', value: 'b' }) },
      'with a message': { from: card(points(1)), to: card(points(2)) },
    },
  },
  'update-message-watch': {
    raises: {
      'a message': {
        from: card(points(1)),
        to: card(points(2)),
        pointers: ['/storeCard/primaryFields/0/changeMessage'],
      },
    },
    accepts: { 'a silent update': { to: { logoText: 'New' } } },
  },
  'update-localized-image': {
    raises: { 'a logo in German': { files: [{ 'de.lproj/logo.png': 'a' }, { 'de.lproj/logo.png': 'b' }] } },
    accepts: { 'the logo at the root': { files: [{ 'logo.png': 'a' }, { 'logo.png': 'b' }] } },
  },
  'update-daily-ceiling': {
    raises: { 'the eleventh message': { from: card(points(1)), to: card(points(2)), options: { messagesToday: 10 } } },
    accepts: {
      'the tenth': { from: card(points(1)), to: card(points(2)), options: { messagesToday: 9 } },
      'a silent update after many': { to: { logoText: 'New' }, options: { messagesToday: 20 } },
    },
  },
  'update-voided-no-expiry': {
    raises: {
      'voided alone': { to: { voided: true }, pointers: ['/expirationDate'] },
      'voided before it expires': {
        to: { voided: true, expirationDate: '2027-01-01T00:00:00Z' },
        pointers: ['/expirationDate'],
      },
    },
    accepts: {
      'voided and expired': { to: { voided: true, expirationDate: '2026-11-20T11:59:59Z' } },
      'voided before': { from: { voided: true }, to: { voided: true, logoText: 'New' } },
    },
  },
}

describe.each(Object.entries(CASES))('%s', (id, { raises, accepts }) => {
  const rule = Object.values(RULES).find(each => each.id === id)?.id

  test.each(Object.entries(raises))('raised: %s', (_what, update) => {
    const findings = rule === undefined ? [] : found(rule, update)
    expect(findings.map(({ pointer = '' }) => pointer)).toEqual(update.pointers ?? [''])
  })

  test.each(Object.entries(accepts))('not raised: %s', (_what, update) => {
    expect(rule && found(rule, update)).toEqual([])
  })
})
