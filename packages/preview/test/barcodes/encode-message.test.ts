import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeMessage, findCharacterSet } from '../../src/barcodes/encode-message.ts'

const LEGACY = [
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-15',
  'iso-8859-16',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-874',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gbk',
  'gb18030',
  'big5',
]

function encode(message: string, name: string): readonly number[] | string {
  const characterSet = findCharacterSet(name)
  if (characterSet === undefined) return 'unknown'
  const encoded = encodeMessage(message, characterSet)
  return 'codePoint' in encoded
    ? `no U+${encoded.codePoint.toString(16)}`
    : Array.from(encoded.payload, character => character.charCodeAt(0))
}

describe('a message in bytes', () => {
  test.each<[name: string, message: string, bytes: readonly number[] | string]>([
    ['ISO-8859-1', '\x80\xff', [0x80, 0xff]],
    ['latin1', 'é', [0xe9]],
    ['iso-8859-1', '€', 'no U+20ac'],
    ['windows-1252', '€', [0x80]],
    ['US-ASCII', 'é', 'no U+e9'],
    ['iso-8859-9', 'ğ\x85', [0xf0, 0x85]],
    ['iso-8859-9', '…', 'no U+2026'],
    ['windows-1254', '…', [0x85]],
    ['tis-620', 'ก', [0xa1]],
    ['windows-1251', 'é', 'no U+e9'],
    ['shift_jis', '表ｱ\\', [0x95, 0x5c, 0xb1, 0x5c]],
    ['windows-31j', '纊', [0xfa, 0x5c]],
    ['euc-jp', '日ｱ', [0xc6, 0xfc, 0x8e, 0xb1]],
    ['euc-kr', '한', [0xc7, 0xd1]],
    ['gbk', '€中', [0x80, 0xd6, 0xd0]],
    ['gb18030', '€', [0xa2, 0xe3]],
    ['gb18030', 'é\u0080', [0xa8, 0xa6, 0x81, 0x30, 0x81, 0x30]],
    ['gb18030', '\u{10ffff}', [0xe3, 0x32, 0x9a, 0x35]],
    ['big5', '十中', [0xa4, 0x51, 0xa4, 0xa4]],
    ['utf-8', '\ufeffé', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
    ['utf-16', 'a', [0xff, 0xfe, 0x61, 0]],
    ['utf-32be', '🎫', [0, 1, 0xf3, 0xab]],
    ['utf-32le', '🎫', [0xab, 0xf3, 1, 0]],
    ['utf-16be', 'a\ud83c', 'no U+d83c'],
    ['utf-7', 'a', 'unknown'],
    ['iso-2022-jp', 'a', 'unknown'],
    ['replacement', 'a', 'unknown'],
    ['x-user-defined', 'a', 'unknown'],
    ['__proto__', 'a', 'unknown'],
  ])('%s of %j is %j', (name, message, bytes) => {
    expect(encode(message, name)).toEqual(bytes)
  })

  test.each(LEGACY)('of %s is read back by the platform', name => {
    const decoder = new TextDecoder(name)
    const characters = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 20 }), tried => {
        const message = tried.filter(character => Array.isArray(encode(character, name))).join('')
        const bytes = encode(message, name)
        expect(typeof bytes === 'string' ? bytes : decoder.decode(Uint8Array.from(bytes))).toBe(message)
      }),
      { numRuns: 200 },
    )
    for (const ascii of ['\n', ' ', 'A', '~']) expect(encode(ascii, name)).toEqual([ascii.charCodeAt(0)])
  })

  test.each([
    ['shift_jis', 7_000],
    ['euc-jp', 6_900],
    ['euc-kr', 8_200],
    ['gbk', 21_000],
    ['gb18030', 63_000],
    ['big5', 13_000],
    ['windows-1252', 250],
  ])('%s has %i characters or more', (name, atLeast) => {
    let count = 0
    for (let code = 0; code <= 0xffff; code += 1) {
      if (Array.isArray(encode(String.fromCharCode(code), name))) count += 1
    }
    expect(count).toBeGreaterThan(atLeast)
  })
})
