import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatStrings } from '../../src/strings/format-strings.ts'
import { parseStrings } from '../../src/strings/parse-strings.ts'
import { run } from '../support/run.ts'

const ODD: Readonly<Record<string, string>> = {
  Points: 'Punkte',
  Grüße: 'Grüße 🎫',
  'say "hi"': 'back\\slash',
  'two\nlines': 'tab\there',
  percent: '%@ of %d /* no comment */ // none',
  bell: '\u0007 and \u0085',
}

/** The compiler of message catalogues, which reads strings files too. */
const GETTEXT = 'msgfmt'

function hasMsgfmt(): boolean {
  try {
    execFileSync(GETTEXT, ['--version'])
    return true
  } catch {
    return false
  }
}

/** Texts of a compiled catalogue: pairs of length and offset, first of all keys, then of all translations. */
function readCatalogue(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(8, true)
  const text = (table: number, index: number) => {
    const at = view.getUint32(table, true) + index * 8
    const start = view.getUint32(at + 4, true)
    return new TextDecoder().decode(bytes.subarray(start, start + view.getUint32(at, true)))
  }
  return new Map(Array.from({ length: count }, (_, index) => [text(12, index), text(16, index)]))
}

describe('a strings file is written', () => {
  test('in ASCII where that is enough, a line for each text', () => {
    expect(Buffer.from(formatStrings({ b: '1', a: '2' })).toString('latin1')).toBe('"b" = "1";\n"a" = "2";\n')
  })

  test('in UTF-16 with a byte order mark, little endian, where it is not', () => {
    expect(Buffer.from(formatStrings({ a: 'é' }))).toEqual(
      Buffer.from(
        'fffe' + '2200' + '6100' + '2200' + '2000' + '3d00' + '2000' + '2200' + 'e900' + '2200' + '3b00' + '0a00',
        'hex',
      ),
    )
  })

  test('with escapes for what would end a text or is no text', () => {
    expect(Buffer.from(formatStrings({ '"\\\n': '\r\t\u0000\u007f' })).toString('latin1')).toBe(
      '"\\"\\\\\\n" = "\\r\\t\\U0000\\U007f";\n',
    )
  })

  test('from a map too, and from nothing', () => {
    expect(formatStrings(new Map([['a', 'b']]))).toEqual(formatStrings({ a: 'b' }))
    expect(formatStrings({})).toHaveLength(0)
  })

  test('unless a text is half of a surrogate pair', () => {
    expect(() => formatStrings({ a: '\ud83c' })).toThrow(
      expect.objectContaining({ name: 'StringsError', code: 'ERR_STRINGS_TEXT', line: 0 }),
    )
  })
})

test('what is written is read back', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.dictionary(text, text), strings => {
      expect(parseStrings(formatStrings(strings))).toEqual(new Map(Object.entries(strings)))
    }),
  )
  expect(parseStrings(formatStrings(ODD))).toEqual(new Map(Object.entries(ODD)))
})

test.skipIf(!hasMsgfmt())('gettext reads what is written (needs msgfmt)', async () => {
  // gettext 0.21 aborts at characters beyond the Basic Multilingual Plane in this format, such as 🎫.
  const withoutEmoji = { ...ODD, Grüße: 'Grüße 積分' }
  for (const strings of [withoutEmoji, { only: 'ASCII "here"' }]) {
    const { output, file } = await run(
      { 'pass.strings': formatStrings(strings) },
      [['env', 'LC_ALL=C.UTF-8', GETTEXT, '--stringtable-input', 'pass.strings', '-o', 'pass.mo']],
      ['pass.mo'],
    )
    expect(output).not.toContain('error')
    const read = readCatalogue(file('pass.mo'))
    read.delete('')
    expect(read).toEqual(new Map(Object.entries(strings)))
  }
})
