import { expect, test } from 'vitest'
import { formatStrings } from '../../src/strings/format-strings.ts'
import { type Bundle, fileRuleTests, findingsOf, png } from './file-rule.ts'

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
/** Strings by language. */
const strings = (languages: Readonly<Record<string, string | Uint8Array>>): Bundle => ({
  files: Object.fromEntries(Object.entries(languages).map(([tag, text]) => [`${tag}.lproj/pass.strings`, text])),
})
const labelled = (label: string, value: string | number = 42) => ({
  storeCard: { primaryFields: [{ key: 'points', label, value }] },
})
const images = (...paths: readonly string[]): Bundle => ({
  files: Object.fromEntries(paths.map(path => [path, png(160, 50)])),
})

fileRuleTests('l10n-folder-name', {
  raises: Object.fromEntries(
    ['pt_BR', 'zh-hans', 'EN', 'English', 'Base', 'jp', 'xx-US'].map(tag => [
      tag,
      [strings({ [tag]: '' }), `${tag}.lproj`] as const,
    ]),
  ),
  accepts: { tags: strings({ en: '', 'pt-BR': '', 'zh-Hans': '', 'zh-Hans-CN': '', 'es-419': '', fil: '', iw: '' }) },
})
test('a folder gets the tag that was meant, unless another language was written or the folder is there', () => {
  const rename = { op: 'renameFile', file: 'pt_br.lproj/pass.strings', to: 'pt-BR.lproj/pass.strings' }
  expect(findingsOf('l10n-folder-name', strings({ pt_br: '' }))[0]?.changes).toEqual([rename])
  expect(findingsOf('l10n-folder-name', strings({ pt_br: '', 'pt-BR': '' }))[0]).not.toHaveProperty('changes')
  const [country] = findingsOf('l10n-folder-name', strings({ jp: '' }))
  expect(country?.message).toContain('ja.lproj is meant')
  expect(country).not.toHaveProperty('changes')
})

fileRuleTests('l10n-strings-name', {
  raises: {
    'the name in an app': [{ files: { 'en.lproj/Localizable.strings': '' } }, 'en.lproj/Localizable.strings'],
    'another case': [{ files: { 'en.lproj/Pass.strings': '' } }, 'en.lproj/Pass.strings'],
  },
  accepts: { 'pass.strings': strings({ en: '' }) },
})
test('a strings file is renamed where none is in its place', () => {
  const [finding] = findingsOf('l10n-strings-name', { files: { 'en.lproj/Pass.strings': '' } })
  expect(finding?.changes).toEqual([{ op: 'renameFile', file: 'en.lproj/Pass.strings', to: 'en.lproj/pass.strings' }])
  const both = { 'en.lproj/Pass.strings': '', 'en.lproj/pass.strings': '' }
  expect(findingsOf('l10n-strings-name', { files: both })[0]).not.toHaveProperty('changes')
})

fileRuleTests('l10n-strings-syntax', {
  raises: {
    'no semicolon': [strings({ en: '"Points" = "Points"' }), 'en.lproj/pass.strings'],
    'a quote inside a text': [strings({ en: '"Points" = "5" tall";' }), 'en.lproj/pass.strings'],
    'curly quotes': [strings({ en: utf16('“Points” = “Points”;') }), 'en.lproj/pass.strings'],
    'more than is read': [strings({ en: '/*'.padEnd(600_000) }), 'en.lproj/pass.strings'],
  },
  accepts: {
    'lines and comments': strings({ en: '/* shop */\n"Points" = "5\\" tall"; // end' }),
    'nothing but comments': strings({ en: '/**/'.repeat(120_000) }),
    nothing: strings({ en: '' }),
  },
})
fileRuleTests('l10n-strings-encoding', {
  raises: {
    'UTF-8': [strings({ de: '"Points" = "Pünktchen";' }), 'de.lproj/pass.strings'],
    'UTF-16 without a mark': [strings({ de: utf16('"Points" = "Pünktchen";').subarray(2) }), 'de.lproj/pass.strings'],
    'Latin-1': [strings({ de: Buffer.from('"Points" = "Pünktchen";', 'latin1') }), 'de.lproj/pass.strings'],
  },
  accepts: { ASCII: strings({ de: '"Points" = "Punkte";' }), 'UTF-16': strings({ de: utf16('"a" = "ä";') }) },
})
test('what can be read is written in UTF-16, and then has nothing to remark', () => {
  const [finding] = findingsOf('l10n-strings-encoding', strings({ de: '"Points" = "Pünktchen";' }))
  const [change] = finding?.changes ?? []
  expect(change).toMatchObject({
    op: 'writeFile',
    file: 'de.lproj/pass.strings',
    bytes: utf16('"Points" = "Pünktchen";'),
  })
  const fixed = change?.op === 'writeFile' ? change.bytes : ''
  expect(findingsOf('l10n-strings-encoding', strings({ de: fixed }))).toEqual([])
  const guessed = findingsOf('l10n-strings-encoding', strings({ de: Buffer.from('"a" = "ü";', 'latin1') }))
  expect(guessed[0]).not.toHaveProperty('changes')
})

fileRuleTests('l10n-keys-differ', {
  raises: {
    'one key more': [strings({ de: '"a" = "x";', en: '"a" = "x"; "b" = "y";' }), 'de.lproj/pass.strings'],
    'others on both sides': [
      strings({ de: '"a" = "x";', en: '"b" = "y";' }),
      'de.lproj/pass.strings',
      'en.lproj/pass.strings',
    ],
  },
  accepts: {
    'the same keys': strings({ de: '"a" = "x"; "b" = "y";', en: '"b" = "y"; "a" = "x";' }),
    'a file that cannot be parsed': strings({ de: '"a" = "x";', en: '"a" = ' }),
  },
})
fileRuleTests('l10n-key-unused', {
  raises: { 'no text of the pass': [strings({ en: '"Points" = "x"; "Gate" = "y";' }), 'en.lproj/pass.strings'] },
  accepts: {
    'texts of the pass': strings({ en: '"Points" = "x"; "Example Coffee" = "y"; "42" = "z";' }),
    'a text of the sign-up sheet': {
      files: { 'en.lproj/pass.strings': '"Join" = "x";', 'personalization.json': '{"description":"Join"}' },
    },
    'a pass that could not be read': { ...strings({ en: '"Gate" = "y";' }), pass: 'unreadable' },
  },
})
fileRuleTests('l10n-duplicate-key', {
  raises: {
    'a key twice': [strings({ en: '"Points" = "x"; "Level" = "y"; "Points" = "z";' }), 'en.lproj/pass.strings'],
  },
  accepts: { 'each once': strings({ en: '"Points" = "x";', de: '"Points" = "z";' }) },
})
fileRuleTests('l10n-raw-key-visible', {
  raises: {
    'a label': [{ pass: labelled('OFFER_LABEL') }, 'pass.json#/storeCard/primaryFields/0/label'],
    'a text beside translations': [
      { ...strings({ en: '"Points" = "x";' }), pass: { ...labelled('Points'), logoText: 'SHOP_NAME' } },
      'pass.json#/logoText',
    ],
    'a value beside translations': [
      { ...strings({ en: '"Points" = "x";' }), pass: labelled('Points', 'OFFER_TEXT') },
      'pass.json#/storeCard/primaryFields/0/value',
    ],
  },
  accepts: {
    'a translated key': { ...strings({ en: '"OFFER_LABEL" = "x";' }), pass: labelled('OFFER_LABEL') },
    'a key that one language has, which has a finding': {
      ...strings({ en: '"OFFER_LABEL" = "x";', de: '' }),
      pass: labelled('OFFER_LABEL'),
    },
    capitals: { pass: labelled('GATE') },
    'a code': { ...strings({ en: '"Points" = "x";' }), pass: labelled('Points', 'ORDER_4711') },
    'a value without any translations': { pass: labelled('Points', 'VIP_LOUNGE') },
    'a file that cannot be parsed': { ...strings({ en: '"OFFER_LABEL" = ' }), pass: labelled('OFFER_LABEL') },
  },
})
fileRuleTests('l10n-default-missing', {
  raises: {
    'one language, and not that of the pass': [
      strings({ de: '"Points" = "Punkte"; "Level" = "Stufe";' }),
      'de.lproj/pass.strings',
    ],
  },
  accepts: {
    'the language of the pass': strings({ en: '"Points" = "Points"; "Level" = "Level";' }),
    'two languages': strings({
      de: '"Points" = "Punkte"; "Level" = "Stufe";',
      en: '"Points" = "Points"; "Level" = "Level";',
    }),
    'names of texts': {
      ...strings({ en: '"offer.label" = "Offer"; "offerText" = "Half price";' }),
      pass: labelled('offer.label', 'offerText'),
    },
    'another wording': strings({
      en: '"Points" = "Stars"; "Level" = "Level"; "Gold" = "Gold"; "Contact" = "Contact us";',
    }),
  },
})
fileRuleTests('l10n-image-shadowed', {
  raises: { 'a twin at the root': [images('logo.png', 'en.lproj/logo.png', 'de.lproj/logo.png'), 'logo.png'] },
  accepts: {
    'another scale at the root': images('logo.png', 'en.lproj/logo@2x.png'),
    'no twin': images('en.lproj/logo.png'),
  },
})
fileRuleTests('l10n-image-scales', {
  raises: {
    'a scale less': [
      images('de.lproj/logo@2x.png', 'en.lproj/logo@2x.png', 'en.lproj/logo@3x.png'),
      'de.lproj/logo@3x.png',
    ],
  },
  accepts: {
    'the same scales': images('de.lproj/logo@2x.png', 'en.lproj/logo@2x.png'),
    'an image of one language': images('de.lproj/logo@2x.png', 'en.lproj/strip@3x.png'),
  },
})
fileRuleTests('l10n-not-in-builder', {
  raises: { 'localized images': [images('de.lproj/logo@2x.png', 'en.lproj/logo@2x.png'), 'de.lproj/logo@2x.png'] },
  accepts: { strings: strings({ en: '' }), 'images at the root': images('logo@2x.png') },
})
fileRuleTests('l10n-not-localizable', {
  raises: {
    'the message of a code': [
      {
        ...strings({ en: '"CODE" = "x";' }),
        pass: { barcodes: [{ format: 'PKBarcodeFormatQR', message: 'CODE', messageEncoding: 'iso-8859-1' }] },
      },
      'pass.json#/barcodes/0/message',
    ],
    'a serial number': [
      { ...strings({ en: '"SERIAL" = "x";' }), pass: { serialNumber: 'SERIAL' } },
      'pass.json#/serialNumber',
    ],
    'a link': [{ ...strings({ en: '"LINK" = "x";' }), pass: { orderFoodURL: 'LINK' } }, 'pass.json#/orderFoodURL'],
  },
  accepts: {
    'a text that is looked up': strings({ en: '"Example Coffee" = "x";' }),
    'relevantText, of which nobody knows': {
      ...strings({ en: '"NEAR" = "x";' }),
      pass: { locations: [{ latitude: 1, longitude: 1, relevantText: 'NEAR' }] },
    },
  },
})

test('what is written by the library has nothing to remark', () => {
  const written = strings({ de: formatStrings({ Points: 'Pünktchen' }), en: formatStrings({ Points: 'Points' }) })
  for (const rule of ['l10n-strings-encoding', 'l10n-strings-syntax', 'l10n-keys-differ'] as const) {
    expect(findingsOf(rule, written)).toEqual([])
  }
})
