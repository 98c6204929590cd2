import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStrings } from '../../src/strings/parse-strings.ts'
import { StringsError } from '../../src/strings/strings-error.ts'

const SOURCE = '"Points" = "Punkte";\n"Grüße" = "Grüße 🎫";\n'
const EXPECTED = new Map([
  ['Points', 'Punkte'],
  ['Grüße', 'Grüße 🎫'],
])

function swapped(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes).swap16()
}

function parse(text: string): Record<string, string> {
  return Object.fromEntries(parseStrings(Buffer.from(text)))
}

describe('a strings file is read', () => {
  test.each([
    ['UTF-8', Buffer.from(SOURCE)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${SOURCE}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${SOURCE}`, 'utf16le')],
    ['UTF-16 big endian', swapped(Buffer.from(`\uFEFF${SOURCE}`, 'utf16le'))],
    ['Windows line ends', Buffer.from(SOURCE.replaceAll('\n', '\r\n'))],
  ])('in %s', (_encoding, bytes) => {
    expect(parseStrings(bytes)).toEqual(EXPECTED)
  })

  test('with comments of both kinds, wherever space may be', () => {
    const text = '/* one\ntwo "x" = */ "a" /* here */ = // there\n "b" /**/ ; // the end'
    expect(parse(text)).toEqual({ a: 'b' })
  })

  test('with escapes', () => {
    expect(parse(String.raw`"a\"b" = "line\nnext\ttab\r \\ \" \U00e9 \z";`)).toEqual({
      'a"b': 'line\nnext\ttab\r \\ " é z',
    })
  })

  test('with comment marks inside of texts', () => {
    expect(parse('"https://a" = "/* no comment */";')).toEqual({ 'https://a': '/* no comment */' })
  })

  test('with the last of two equal keys', () => {
    expect(parse('"a" = "1"; "a" = "2";')).toEqual({ a: '2' })
  })

  test('when it is empty, or nothing but comments', () => {
    expect(parse('')).toEqual({})
    expect(parse(' \n// nothing\n')).toEqual({})
  })

  test('when a text has millions of characters, which overflow the stack of a careless pattern', () => {
    const long = 'x'.repeat(12_000_000)
    expect(parse(`"a" =${' '.repeat(12_000_000)}"${long}";`)).toEqual({ a: long })
  })
})

describe('a strings file is refused, with the line', () => {
  test.each([
    [1, 'a key in double quotes', 'Points = "Punkte";'],
    [1, '"="', '"Points" "Punkte";'],
    [2, 'a translation in double quotes', '"Points" =\nPunkte;'],
    [4, '";"', '"a" = "b";\n"c"\n= "d"\n"e" = "f";'],
    [2, 'a key in double quotes', '"a" = "b";\n"never closed'],
    [1, 'a key in double quotes', '/* never closed'],
    [1, 'a key in double quotes', ';'],
  ])('%i, where %s is expected', (line, expected, text) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({
        code: 'ERR_STRINGS_SYNTAX',
        line,
        message: expect.stringContaining(`Expected ${expected} in line ${line}`),
      }),
    )
  })

  test('or read, whatever its bytes are', () => {
    const pieces = fc.constantFrom('"', '=', ';', '\\', '\n', 'a', '/*', '*/', '//', ' ', '\\U00')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map(all => Buffer.from(all.join(''))),
          fc.uint8Array(),
        ),
        bytes => {
          try {
            parseStrings(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(StringsError)
          }
        },
      ),
    )
  })
})

test('what is escaped is read back', () => {
  const escaped = (text: string) => text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (key, translation) => {
      expect(parseStrings(Buffer.from(`"${escaped(key)}" = "${escaped(translation)}";`))).toEqual(
        new Map([[key, translation]]),
      )
    }),
  )
})
