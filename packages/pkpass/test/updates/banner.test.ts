import { describe, expect, test } from 'vitest'
import { type Banner, bannerFor, createLocalize, type Field, type Pass } from '../../src/index.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

const settings = { locale: 'en-US', timeZone: 'Europe/Berlin', now: NOW }
const organizationName = 'Bayroast Coffee'
const GENERIC: Banner = { kind: 'generic', organizationName, text: 'Bayroast Coffee pass was updated' }
const SILENT: Banner = { kind: 'silent', organizationName }

function card(...fields: readonly Field[]): Pass {
  return withContent({ primaryFields: [...fields] })
}

function withContent(storeCard: Pass['storeCard']): Pass {
  return {
    formatVersion: 1,
    passTypeIdentifier: 'pass.com.example.coffee',
    serialNumber: 'S1',
    teamIdentifier: 'A1B2C3D4E5',
    organizationName,
    description: 'Loyalty card',
    storeCard,
  }
}

function message(text: string, fieldKey: string): Banner {
  return { kind: 'message', organizationName, text, fieldKey }
}

type Row = { readonly rule: string; readonly from: Pass; readonly to: Pass; readonly shows: Banner }

const points = (value: number): Field => ({ key: 'points', value, changeMessage: 'You have %@ points' })
const tier = (value: string): Field => ({ key: 'tier', value, changeMessage: 'Now %@' })

const ROWS: readonly Row[] = [
  {
    rule: 'one changed field tells its message with the new value',
    from: card(points(10), tier('Gold')),
    to: card(points(1500), tier('Gold')),
    shows: message('You have 1500 points', 'points'),
  },
  {
    rule: 'an equal value tells nothing',
    from: card(points(10)),
    to: card(points(10)),
    shows: SILENT,
  },
  {
    rule: 'a field without a message changes silently',
    from: card({ key: 'note', value: 'a' }),
    to: card({ key: 'note', value: 'b' }),
    shows: SILENT,
  },
  {
    rule: 'a field without a message does not take away the message of another',
    from: card(points(10), { key: 'note', value: 'a' }),
    to: card(points(20), { key: 'note', value: 'b' }),
    shows: message('You have 20 points', 'points'),
  },
  {
    rule: 'two changed fields with messages share one generic line',
    from: card(points(10), tier('Gold')),
    to: card(points(20), tier('Platinum')),
    shows: GENERIC,
  },
  {
    rule: 'a message without placeholder is a generic line',
    from: card({ key: 'note', value: 'a', changeMessage: 'News' }),
    to: card({ key: 'note', value: 'b', changeMessage: 'News' }),
    shows: GENERIC,
  },
  {
    rule: 'a new field tells nothing',
    from: card(points(10)),
    to: card(points(10), tier('Gold')),
    shows: SILENT,
  },
  {
    rule: 'a deleted field tells nothing',
    from: card(points(10), tier('Gold')),
    to: card(points(10)),
    shows: SILENT,
  },
  {
    rule: 'a renamed key is a new field',
    from: card({ key: 'old', value: 1, changeMessage: '%@' }),
    to: card({ key: 'new', value: 2, changeMessage: '%@' }),
    shows: SILENT,
  },
  {
    rule: 'a field is found again in another group',
    from: withContent({ headerFields: [points(10)] }),
    to: withContent({ backFields: [points(20)] }),
    shows: message('You have 20 points', 'points'),
  },
  {
    rule: 'a field is found again in another style',
    from: card(points(10)),
    to: { ...card(), storeCard: undefined, coupon: { primaryFields: [points(20)] } },
    shows: message('You have 20 points', 'points'),
  },
  {
    rule: 'the message of the new version counts',
    from: card({ key: 'note', value: 'a' }),
    to: card({ key: 'note', value: 'b', changeMessage: 'Note: %@' }),
    shows: message('Note: b', 'note'),
  },
  {
    rule: 'amounts are written as on the pass',
    from: card({ key: 'balance', value: 1, currencyCode: 'EUR', changeMessage: 'Balance %@' }),
    to: card({ key: 'balance', value: 1234.5, currencyCode: 'EUR', changeMessage: 'Balance %@' }),
    shows: message('Balance €1,234.50', 'balance'),
  },
  {
    rule: 'dates are written as on the pass, in the zone of the device',
    from: card({ key: 'at', value: '2026-03-01T10:00Z', dateStyle: 'PKDateStyleMedium', changeMessage: 'On %@' }),
    to: card({ key: 'at', value: '2026-03-02T23:30Z', dateStyle: 'PKDateStyleMedium', changeMessage: 'On %@' }),
    shows: message('On Mar 3, 2026', 'at'),
  },
  {
    rule: 'a value is taken as it is, whatever it means to a replacement',
    from: card({ key: 'note', value: 'a', changeMessage: '<%@>' }),
    to: card({ key: 'note', value: "$& $' %@", changeMessage: '<%@>' }),
    shows: message("<$& $' %@>", 'note'),
  },
]

describe('[update] the banner of an update', () => {
  test.each(ROWS)('$rule', ({ from, to, shows }) => {
    expect(bannerFor(from, to, { localize: text => text, settings })).toEqual(shows)
  })

  test('is translated: the message, the value and the organization', () => {
    const strings = { 'Bayroast Coffee': 'Bayroast Kaffee', 'Now %@': 'Jetzt %@', GOLD: 'Gold' }
    const localize = (text: string) => new Map(Object.entries(strings)).get(text) ?? text
    expect(bannerFor(card(tier('SILVER')), card(tier('GOLD')), { localize, settings })).toEqual({
      kind: 'message',
      organizationName: 'Bayroast Kaffee',
      text: 'Jetzt Gold',
      fieldKey: 'tier',
    })
  })

  test('finds the placeholder in the translation', () => {
    const field = (value: string): Field => ({ key: 'gate', value, changeMessage: 'GATE_CHANGED' })
    const localize = (text: string) => (text === 'GATE_CHANGED' ? 'Gate %@' : text)
    expect(bannerFor(card(field('A1')), card(field('B2')), { localize, settings })).toEqual(message('Gate B2', 'gate'))
  })
})

describe('looking up a text', () => {
  const file = (translation: string) => new TextEncoder().encode(`"HELLO" = "${translation}";`)
  const files = new Map([
    ['fr.lproj/pass.strings', file('Bonjour')],
    ['pt.lproj/pass.strings', file('Olá')],
    ['pt-BR.lproj/pass.strings', file('Oi')],
    ['zh-Hans.lproj/pass.strings', file('你好')],
    ['de.lproj/logo.png', file('no strings')],
  ])

  test.each([
    ['pt-BR', 'Oi', 'the exact locale'],
    ['pt-PT', 'Olá', 'the language'],
    ['zh-Hans-CN', '你好', 'language and script'],
    ['de-DE', 'Bonjour', 'the first there is'],
  ])('in %s gives %s: %s', (locale, translation) => {
    expect(createLocalize(files, locale)('HELLO')).toBe(translation)
  })

  test('gives the text itself without translation, without strings, and with strings that cannot be read', () => {
    expect(createLocalize(files, 'fr')('OTHER')).toBe('OTHER')
    expect(createLocalize(new Map(), 'fr')('HELLO')).toBe('HELLO')
    const broken = new Map([['fr.lproj/pass.strings', new TextEncoder().encode('"HELLO" = ')]])
    expect(createLocalize(broken, 'fr')('HELLO')).toBe('HELLO')
  })
})
