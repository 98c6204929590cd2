import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../../src/inspect/parse-json.ts'
import { readJson } from '../../src/inspect/read-json.ts'

const read = (text: string) => readJson(Buffer.from(text), 'pass.json')
const messages = (text: string) => read(text).findings.map(({ rule, message }) => `${rule}: ${message}`)

describe('what is no JSON is read, and told of with its place:', () => {
  test.each<[string, string, unknown, string]>([
    [
      'a comma at the end',
      '{"a": [1,\n2,],}',
      { a: [1, 2] },
      'line 2, column 3 has a comma before the closing bracket, and 1 more',
    ],
    ['a comma too many', '[1,,2]', [1, 2], 'line 1, column 5 has a comma too many'],
    ['no comma', '{"a":1\n"b":2}', { a: 1, b: 2 }, 'line 2, column 1 has no comma between two members'],
    ['a line comment', '// hand made\n{"a":1}', { a: 1 }, 'line 1, column 1 has a comment'],
    ['a comment with a hash', '{\n# hand made\n"a":1}', { a: 1 }, 'line 2, column 1 has a comment'],
    ['a block comment', '{"a":/* one */1}', { a: 1 }, 'line 1, column 6 has a comment'],
    [
      'single quotes',
      "{'it''s': 'a \"b\"'}".replace("''", "\\'"),
      { "it's": 'a "b"' },
      'has single quotes, and 1 more',
    ],
    ['curly quotes', '{“a”: “b”}', { a: 'b' }, 'line 1, column 2 has curly quotes, and 1 more'],
    ['curly quotes that begin low', '{„a“: ‚b‘}', { a: 'b' }, 'curly quotes'],
    [
      'names without quotes',
      '{a: 1, b-c: 2}',
      { a: 1, 'b-c': 2 },
      'line 1, column 2 has a name without quotes, and 1 more',
    ],
    ['words of Python', "{'a': True, 'b': None}", { a: true, b: null }, 'True, which JSON does not have'],
    ['numbers of JavaScript', '[NaN, +1, .5, 0x10, 01, 1.]', [null, 1, 0.5, 16, 1, 1], 'a number in a form'],
    ['a text without quotes', '{"a": hello}', { a: 'hello' }, 'line 1, column 7 has a text without quotes'],
    ['an equals sign', '{"a" => 1}', { a: 1 }, 'an equals sign in the place of a colon'],
    ['a line end in a text', '{"a":"b\nc"}', { a: 'b\nc' }, 'line 1, column 8 has a line end inside a text'],
    ['an odd escape', '{"a":"\\x41\\u00e9"}', { a: 'x41é' }, 'line 1, column 7 has an escape that JSON does not have'],
    ['a warning in front', '<b>Warning</b>: x\n{"a":1}', { a: 1 }, 'line 1, column 1 has something else in front'],
    ['something behind', '{"a":1}\n{"a":2}', { a: 1 }, 'line 2, column 1 has something after the end'],
    ['zeros behind', '{"a":1}\0\0', { a: 1 }, 'a space that JSON does not have'],
  ])('%s', (_what, text, value, place) => {
    const reading = read(text)
    expect(reading.value).toEqual(value)
    expect(reading.findings.every(({ rule }) => rule === 'json-syntax')).toBe(true)
    expect(messages(text).join('\n')).toContain(place)
    expect(parseJson(Buffer.from(text), 'pass.json')).not.toHaveProperty('value')
  })

  test.each([
    ['nothing', '', 'line 1, column 1 has the end of the text where a value should be'],
    ['half of it', '{"a": [1,\n 2', 'line 2, column 3 has the end of the text where ] should be: it is cut short'],
    ['a text without an end', '{"a": "b}', 'line 1, column 7 has a text without its closing quote'],
    ['a web page', '<!doctype html><p>Not found</p>', 'has no value'],
    ['no colon', '{"a" 1}', 'line 1, column 6 has no colon'],
    ['the wrong bracket', '{"a": [1}', 'line 1, column 9 has no'],
    ['a comment without an end', '{"a": 1 /* one }', 'line 1, column 9 has a comment without an end'],
  ])('%s, of which no value is left', (_what, text, place) => {
    expect(read(text)).not.toHaveProperty('value')
    expect(messages(text).join('\n')).toContain(place)
  })
})

test('a name that is repeated is told of with its pointer, and the last value is taken', () => {
  const { value, findings } = read('{"a": {"b": 1, "b": 2}, "__proto__": 1, "__proto__": [{"b": 1}]}')
  expect(Object.entries(value ?? {})).toEqual([
    ['a', { b: 2 }],
    ['__proto__', [{ b: 1 }]],
  ])
  expect(findings).toMatchObject([
    { rule: 'json-duplicate-member', severity: 'warning', pointer: '/a/b', file: 'pass.json' },
    { rule: 'json-duplicate-member', pointer: '/__proto__' },
  ])
})

describe('another encoding is told of and read:', () => {
  test.each([
    ['UTF-16, little endian', Buffer.from('\uFEFF{"a":"é"}', 'utf16le'), 'json-encoding', 'little endian'],
    ['UTF-16, big endian', Buffer.from('\uFEFF{"a":"é"}', 'utf16le').swap16(), 'json-encoding', 'big endian'],
    ['UTF-16 without a mark', Buffer.from('{"a":"é"}', 'utf16le'), 'json-encoding', 'UTF-16'],
    ['Latin-1', Buffer.from('{\n"a":"é"}', 'latin1'), 'json-encoding', 'line 2, column 6'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"a":"é"}'), 'json-bom', 'byte order mark'],
  ])('%s', (_what, bytes, rule, part) => {
    const { value, findings } = readJson(bytes, 'pass.json')
    expect(value).toEqual({ a: 'é' })
    expect(findings).toMatchObject([{ rule, message: expect.stringContaining(part) }])
  })
})

test('a file larger than any pass is not read', () => {
  const { findings } = readJson(new Uint8Array(1024 * 1024 + 1), 'pass.json')
  expect(findings).toMatchObject([{ rule: 'json-wrong-type', message: expect.stringContaining('1048577 bytes') }])
})

test('what is JSON is read as JSON.parse does, with nothing to be said of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(2), (json, indentation) => {
      const text = JSON.stringify(json, null, indentation)
      expect(read(text)).toEqual({ text, value: JSON.parse(text), findings: [] })
    }),
  )
})

test('the tolerant reader agrees with JSON.parse where both understand', () => {
  fc.assert(
    fc.property(fc.jsonValue(), json => {
      // A comment in front is all that is wrong with it.
      expect(read(`/**/${JSON.stringify(json)}`).value).toEqual(JSON.parse(JSON.stringify(json)))
    }),
  )
})
