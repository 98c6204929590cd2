import { describe, expect, test } from 'vitest'
import { pointerOf } from '../../src/document/pointer.ts'
import { readJson, stepsAtOffset } from '../../src/document/read-json.ts'

describe('reading JSON', () => {
  test.each([
    ['{ "a": 1, }', 10, 'comma'],
    ['{ "a" 1 }', 6, 'colon'],
    ['{ "a": 1 "b": 2 }', 9, 'comma'],
    ["{ 'a': 1 }", 2, 'double quotes'],
    ['{ "a": "b }', 7, 'closing quote'],
    ['{ "a": 1 } {}', 11, 'after the end'],
    ['{ // why\n"a": 1 }', 2, 'comments'],
    ['{ "a": [1, 2 }', 13, 'closing bracket'],
  ])('says what is wrong with %s and where', (text, offset, word) => {
    const reading = readJson(text)
    expect(reading).toMatchObject({ ok: false, fault: { offset } })
    expect(reading.ok ? '' : reading.fault.message).toContain(word)
  })

  test('tells which value a place in the text belongs to', () => {
    const text = '{ "storeCard": { "headerFields": [{ "key": "a", "value": 1 }] } }'
    const reading = readJson(text)
    const at = (part: string) => (reading.ok ? pointerOf(stepsAtOffset(reading.root, text.indexOf(part) + 1)) : '')
    expect(at('"value"')).toBe('/storeCard/headerFields/0/value')
    expect(at('1 }')).toBe('/storeCard/headerFields/0/value')
    expect(at('[{')).toBe('/storeCard/headerFields/0')
    expect(at('"storeCard"')).toBe('/storeCard')
  })
})
