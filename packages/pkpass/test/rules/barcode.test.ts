import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { changed, findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const CODE = PASS.barcodes[0]
const qr = (change: object = {}) => ({ ...CODE, ...change })
const barcodes = (...changes: readonly object[]) => ({ barcodes: changes.map(qr) })
const coded = (format: string, message: string, messageEncoding = 'iso-8859-1') =>
  barcodes({ format: `PKBarcodeFormat${format}`, message, messageEncoding })
const legacy = (change: object = {}) => ({ barcode: qr(change) })

function rulesOf(pass: unknown): string[] {
  return checkPass(pass).findings.map(({ rule }) => rule)
}

passRuleTests('barcode-not-array', {
  raises: { 'an object': [{ barcodes: CODE }, '/barcodes'], 'a text': [{ barcodes: 'card-1' }, '/barcodes'] },
  accepts: { 'an array of one': {}, 'no barcodes': { barcodes: undefined } },
})

passRuleTests('barcode-message-type', {
  raises: {
    'a number': [barcodes({ message: 12 }), '/barcodes/0/message'],
    'an object in the deprecated barcode': [legacy({ message: {} }), '/barcode/message'],
  },
  accepts: { 'digits in quotes': barcodes({ message: '12' }), 'no message': barcodes({ message: undefined }) },
})

passRuleTests('barcode-message-empty', {
  raises: {
    'an empty one': [barcodes({ message: '' }), '/barcodes/0/message'],
    none: [barcodes({}, { message: undefined }), '/barcodes/1/message'],
    null: [legacy({ message: null }), '/barcode/message'],
  },
  accepts: { 'a space': barcodes({ message: ' ' }) },
})

passRuleTests('barcode-encoding-missing', {
  raises: {
    none: [barcodes({ messageEncoding: undefined }), '/barcodes/0/messageEncoding'],
    'an empty one': [barcodes({ messageEncoding: '' }), '/barcodes/0/messageEncoding'],
    'none in the deprecated barcode': [legacy({ messageEncoding: undefined }), '/barcode/messageEncoding'],
  },
  accepts: { 'an unknown one': barcodes({ messageEncoding: 'klingon' }) },
})

passRuleTests('barcode-encoding-unknown', {
  raises: {
    'a name without its hyphen': [barcodes({ messageEncoding: 'utf8' }), '/barcodes/0/messageEncoding'],
    'a name of nothing': [barcodes({ messageEncoding: 'klingon' }), '/barcodes/0/messageEncoding'],
    'a very long name': [barcodes({ messageEncoding: 'cs'.repeat(10_000) }), '/barcodes/0/messageEncoding'],
    'in the deprecated barcode': [legacy({ messageEncoding: 'latin-1' }), '/barcode/messageEncoding'],
  },
  accepts: {
    'upper case': barcodes({ messageEncoding: 'UTF-8' }),
    'an alias': barcodes({ messageEncoding: 'latin1' }),
    'an alias with a year': barcodes({ messageEncoding: 'ISO_8859-1:1987' }),
    'a code page': barcodes({ messageEncoding: 'windows-1252' }, { messageEncoding: 'IBM850' }),
    'Japanese and Chinese': barcodes({ messageEncoding: 'Shift_JIS' }, { messageEncoding: 'GB18030' }),
    'an empty name, which is told otherwise': barcodes({ messageEncoding: '' }),
  },
})

passRuleTests('barcode-not-encodable', {
  raises: {
    'a euro sign in Latin-1': [coded('QR', 'a€'), '/barcodes/0/message'],
    'an umlaut in ASCII': [coded('QR', 'ä', 'us-ascii'), '/barcodes/0/message'],
    'Cyrillic in an encoding for Western Europe': [coded('QR', 'Ж', 'windows-1252'), '/barcodes/0/message'],
    'half a character in UTF-8': [coded('QR', 'a\ud800', 'utf-8'), '/barcodes/0/message'],
    'a non-Latin character in Code 128': [coded('Code128', 'Ж'), '/barcodes/0/message'],
    'in the deprecated barcode': [legacy({ message: '€' }), '/barcode/message'],
  },
  accepts: {
    'every byte of Latin-1': coded('QR', String.fromCharCode(...Array(256).keys())),
    'a euro sign in Latin-9': coded('QR', '€', 'iso-8859-15'),
    'control characters in a standard for Turkish': coded('QR', '\u0085ğ', 'iso-8859-9'),
    'Cyrillic in its encodings': barcodes(
      { message: 'Ж', messageEncoding: 'koi8-r' },
      { message: 'Ж', messageEncoding: 'UTF-8' },
    ),
    'an emoji in UTF-8 and in UTF-16': barcodes(
      { message: '🎟', messageEncoding: 'utf-8' },
      { message: '🎟', messageEncoding: 'utf-16' },
    ),
    'an encoding whose characters are not known here': coded('QR', '漢', 'iso-2022-jp'),
    'an encoding nobody knows': coded('QR', '漢', 'klingon'),
    'what the symbology has not either': coded('Code39', '漢'),
  },
})

passRuleTests('barcode-format-missing', {
  raises: {
    none: [barcodes({ format: undefined }), '/barcodes/0/format'],
    'an empty one': [barcodes({ format: '' }), '/barcodes/0/format'],
    null: [legacy({ format: null }), '/barcode/format'],
  },
  accepts: { 'an unknown one': barcodes({ format: 'QR' }) },
})

passRuleTests('barcode-format-unknown', {
  raises: {
    'ITF by its other name': [barcodes({ format: 'PKBarcodeFormatITF' }), '/barcodes/0/format'],
    'the wrong case': [barcodes({}, { format: 'PKBarcodeFormatqr' }), '/barcodes/1/format'],
    'a symbology Wallet has not': [legacy({ format: 'PKBarcodeFormatDataMatrix' }), '/barcode/format'],
    'a number': [barcodes({ format: 1 }), '/barcodes/0/format'],
  },
  accepts: {
    'an old and a new one': barcodes({ format: 'PKBarcodeFormatI2of5', message: '12' }, {}),
    'one that only newer systems know, in the deprecated barcode': legacy({ format: 'PKBarcodeFormatCode128' }),
  },
})

passRuleTests('barcode-new-format-alone', {
  raises: {
    'EAN-13': [coded('EAN13', '4006381333931'), '/barcodes'],
    'two of them': [
      barcodes({ format: 'PKBarcodeFormatCode39', message: 'A' }, { format: 'PKBarcodeFormatI2of5', message: '12' }),
      '/barcodes',
    ],
  },
  accepts: {
    'an old one after it': barcodes({ format: 'PKBarcodeFormatEAN13', message: '4006381333931' }, {}),
    'an old one as the deprecated barcode': { ...coded('Code39', 'A'), ...legacy() },
    'the number in a primary field': coded('I2of5', '42'),
    'a poster that older systems do not draw': { ...coded('Code39', 'A'), storeCard: undefined, posterGeneric: {} },
    'no codes': { barcodes: [] },
    'an old one with a fault': barcodes({ format: 'PKBarcodeFormatCode39', message: 'A' }, { message: 1 }),
  },
})

passRuleTests('barcode-old-format-first', {
  raises: {
    'QR before EAN-13': [barcodes({}, { format: 'PKBarcodeFormatEAN13', message: '4006381333931' }), '/barcodes/1'],
    'in the middle': [
      barcodes(
        { format: 'PKBarcodeFormatCode39', message: 'A' },
        { format: 'PKBarcodeFormatCode128' },
        { format: 'PKBarcodeFormatCodabar', message: '1' },
      ),
      '/barcodes/2',
    ],
  },
  accepts: {
    'the newest first': barcodes({ format: 'PKBarcodeFormatCode39', message: 'A' }, {}),
    'old ones only': barcodes({}, { format: 'PKBarcodeFormatCode128' }),
    'no codes': { barcodes: undefined },
  },
})

passRuleTests('barcode-code128-watch', {
  raises: { alone: [coded('Code128', 'card-1'), '/barcodes'] },
  accepts: {
    'QR beside it': barcodes({ format: 'PKBarcodeFormatCode128' }, {}),
    'QR as the deprecated barcode': { ...coded('Code128', 'card-1'), ...legacy() },
    'no codes': { barcodes: [] },
  },
})

passRuleTests('barcode-ean13-digits', {
  raises: {
    'eleven digits': [coded('EAN13', '40063813339'), '/barcodes/0/message'],
    'a letter': [coded('EAN13', '400638133393A'), '/barcodes/0/message'],
    'a wrong check digit': [coded('EAN13', '4006381333932'), '/barcodes/0/message'],
    'a line break behind': [coded('EAN13', '4006381333931\n'), '/barcodes/0/message'],
  },
  accepts: {
    'thirteen digits': coded('EAN13', '4006381333931'),
    'twelve, without the check digit': coded('EAN13', '400638133393'),
    'an empty message, which is told otherwise': coded('EAN13', ''),
    'another symbology': coded('QR', '4006381333932'),
  },
})

passRuleTests('barcode-i2of5-digits', {
  raises: {
    'three digits': [coded('I2of5', '123'), '/barcodes/0/message'],
    'a letter': [coded('I2of5', '12A4'), '/barcodes/0/message'],
  },
  accepts: { 'four digits': coded('I2of5', '1234'), 'another symbology': coded('Code128', '123') },
})

passRuleTests('barcode-code39-charset', {
  raises: {
    'lower case': [coded('Code39', 'card-1'), '/barcodes/0/message'],
    'an underscore': [coded('Code39', 'CARD_1'), '/barcodes/0/message'],
    'a letter that is two in upper case': [coded('Code39', 'straße'), '/barcodes/0/message'],
  },
  accepts: { 'all its characters': coded('Code39', 'AZ09 -.$/+%'), 'another symbology': coded('Code128', 'card-1') },
})

passRuleTests('barcode-codabar-charset', {
  raises: {
    'a letter in the middle': [coded('Codabar', 'A1B2C'), '/barcodes/0/message'],
    'a letter beyond D': [coded('Codabar', 'E12E'), '/barcodes/0/message'],
    'start and stop alone': [coded('Codabar', 'AB'), '/barcodes/0/message'],
  },
  accepts: {
    'all its characters': coded('Codabar', '0123456789-$:/.+'),
    'start and stop': coded('Codabar', 'A1234D'),
    'start and stop in lower case': coded('Codabar', 'a1234b'),
  },
})

passRuleTests('barcode-code128-charset', {
  raises: { 'Cyrillic in UTF-8': [coded('Code128', 'Ж', 'utf-8'), '/barcodes/0/message'] },
  accepts: {
    Latin: coded('Code128', 'ÄÖÜ'),
    'Cyrillic in QR': coded('QR', 'Ж', 'utf-8'),
    'what its encoding has not, which is told otherwise': coded('Code128', 'Ж'),
  },
})

passRuleTests('barcode-message-long', {
  raises: {
    '513 characters': [coded('QR', 'a'.repeat(513)), '/barcodes/0/message'],
    '81 in a row of bars': [coded('Code128', 'a'.repeat(81)), '/barcodes/0/message'],
    'in the deprecated barcode': [legacy({ message: 'a'.repeat(513) }), '/barcode/message'],
  },
  accepts: {
    '512 characters': coded('PDF417', 'a'.repeat(512)),
    '80 in a row of bars': coded('Code128', 'a'.repeat(80)),
    'too many for EAN-13, which is told otherwise': coded('EAN13', '1'.repeat(99)),
  },
})

passRuleTests('barcode-legacy-only', {
  raises: {
    'no barcodes': [{ ...legacy(), barcodes: undefined }, '/barcodes'],
    'empty barcodes': [{ ...legacy(), barcodes: [] }, '/barcodes'],
  },
  accepts: {
    both: legacy(),
    'barcodes alone': {},
    'barcodes with a fault': { ...legacy(), ...barcodes({ format: 'QR' }) },
  },
})

passRuleTests('barcode-legacy-format', {
  raises: {
    'Code 128': [legacy({ format: 'PKBarcodeFormatCode128' }), '/barcode/format'],
    'EAN-13': [legacy({ format: 'PKBarcodeFormatEAN13', message: '4006381333931' }), '/barcode/format'],
  },
  accepts: { PDF417: legacy({ format: 'PKBarcodeFormatPDF417' }), 'Code 128 in barcodes': coded('Code128', 'card-1') },
})

passRuleTests('barcode-legacy-differs', {
  raises: { 'another message': [legacy({ message: 'card-2' }), '/barcode/message'] },
  accepts: {
    'the same message': legacy({ altText: 'another' }),
    'the message of the second': { ...barcodes({ message: 'card-2' }, {}), ...legacy() },
    'no barcodes': { ...legacy({ message: 'card-2' }), barcodes: undefined },
  },
})

passRuleTests('barcode-duplicate-entry', {
  raises: {
    twice: [barcodes({}, {}), '/barcodes/1'],
    'twice among others, the case of the encoding aside': [
      barcodes({}, { message: 'card-2' }, { messageEncoding: 'ISO-8859-1' }, {}),
      '/barcodes/2',
      '/barcodes/3',
    ],
  },
  accepts: {
    'another format': barcodes({}, { format: 'PKBarcodeFormatAztec' }),
    'another text': barcodes({}, { altText: 'a' }),
    'the deprecated barcode': legacy(),
  },
})

passRuleTests('barcode-alt-missing', {
  raises: {
    none: [barcodes({ altText: undefined }), '/barcodes/0/altText'],
    'an empty one': [barcodes({}, { altText: '' }), '/barcodes/1/altText'],
    'none in the only, deprecated barcode': [
      { ...legacy({ altText: undefined }), barcodes: undefined },
      '/barcode/altText',
    ],
  },
  accepts: { 'none in a mirror for old systems': legacy({ altText: undefined }), 'no code': { barcodes: undefined } },
})

passRuleTests('barcode-none-and-no-nfc', {
  raises: {
    neither: [{ barcodes: undefined }, '/barcodes'],
    'an empty array': [{ barcodes: [] }, '/barcodes'],
  },
  accepts: {
    'a barcode': {},
    'the deprecated barcode alone': { ...legacy(), barcodes: undefined },
    NFC: { barcodes: undefined, nfc: { message: 'card-1', encryptionPublicKey: 'key' } },
    'a barcode with a fault': barcodes({ format: 'QR' }),
    'an object for the array': { barcodes: CODE },
  },
})

describe('fixes', () => {
  test.each([
    ['barcode-encoding-missing', barcodes({ messageEncoding: '' })],
    ['barcode-encoding-unknown', barcodes({ messageEncoding: 'UTF8' })],
    ['barcode-encoding-unknown', barcodes({ messageEncoding: 'latin-1' })],
    ['barcode-code39-charset', { ...barcodes({ format: 'PKBarcodeFormatCode39', message: 'card-1' }, {}) }],
    ['barcode-legacy-only', { ...legacy(), barcodes: undefined }],
    [
      'barcode-legacy-format',
      { ...barcodes({ format: 'PKBarcodeFormatCode128' }, {}), ...legacy({ format: 'PKBarcodeFormatCode128' }) },
    ],
    ['barcode-duplicate-entry', barcodes({}, { message: 'card-2' }, {}, {}, { message: 'card-2' })],
  ] as const)('[%s] is fixed, and nothing else is broken: %j', (rule, change) => {
    const before = changed(change)
    const changes = findingsOf(rule, change).flatMap(finding => finding.changes ?? [])
    expect(changes).not.toEqual([])
    const rules = rulesOf(before).filter(each => each !== rule)
    expect(rulesOf(applyChanges(before, changes))).toEqual(rules)
  })

  test.each([
    ['barcode-encoding-missing', 'bytes that depend on what was meant', coded('QR', 'ä', '')],
    ['barcode-encoding-unknown', 'a message the likely encoding has not', coded('QR', '€', 'latin-1')],
    ['barcode-code39-charset', 'characters of no case', coded('Code39', 'straße')],
    [
      'barcode-legacy-only',
      'a format old systems have not',
      { ...legacy({ format: 'PKBarcodeFormatCode39', message: 'A' }), barcodes: undefined },
    ],
    [
      'barcode-legacy-format',
      'nothing to repeat',
      { ...coded('Code128', 'card-1'), ...legacy({ format: 'PKBarcodeFormatCode128' }) },
    ],
    ['barcode-i2of5-digits', 'a digit more would be another message', coded('I2of5', '123')],
  ] as const)('[%s] is left to people: %s', (rule, _why, change) => {
    expect(findingsOf(rule, change).map(({ changes }) => changes)).toEqual([undefined])
  })
})

test('the message of a code, all it takes to use the pass, is never told', () => {
  const secret = 'xyzzy-7781'
  const formats = ['QR', 'Code128', 'Code39', 'Codabar', 'EAN13', 'I2of5', 'ITF']
  for (const message of [secret, `${secret}€`, secret.repeat(60)]) {
    const pass = changed({
      barcodes: formats.flatMap(format => coded(format, message).barcodes),
      ...legacy({ message: `${message}1` }),
    })
    expect(JSON.stringify(checkPass(pass).findings.map(finding => finding.message))).not.toContain('7781')
  }
})

passRuleTests('barcode-as-image', {
  options: { images: new Set(['icon', 'strip']) },
  raises: {
    'a field that asks for a scan, and no barcode': [
      { barcodes: undefined, storeCard: { headerFields: [{ key: 'code', label: 'Scan me', value: 'card-1' }] } },
      '/storeCard/headerFields/0',
    ],
  },
  accepts: {
    'a barcode': { storeCard: { headerFields: [{ key: 'code', label: 'Scan me', value: 'card-1' }] } },
    'a pass that is shown': { barcodes: undefined },
    'a word that only holds it': {
      barcodes: undefined,
      storeCard: { headerFields: [{ key: 'tour', label: 'Tour', value: 'Scandinavia' }] },
    },
  },
})
