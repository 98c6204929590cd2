import { describe, expect, test } from 'vitest'
import { editJson } from '../../src/document/edit-json.ts'

const SPREAD = `{
    "storeCard": {
        "headerFields": [
            { "key": "a", "value": 1 },
            { "key": "b", "value": 2.50 }
        ]
    },
    "logoText":   "Bayroast"
}
`

describe('editing JSON in its text', () => {
  test('changes a value and nothing beside it', () => {
    expect(editJson(SPREAD, { op: 'set', pointer: '/logoText', value: 'Café' })).toBe(
      SPREAD.replace('Bayroast', 'Café'),
    )
  })

  test('leaves a value alone that is the same, however it is written', () => {
    expect(editJson(SPREAD, { op: 'set', pointer: '/storeCard/headerFields/1/value', value: 2.5 })).toBe(SPREAD)
  })

  test('adds a member as its neighbours are written: in a line of its own, or in theirs', () => {
    expect(editJson(SPREAD, { op: 'set', pointer: '/voided', value: true })).toContain(
      '"logoText":   "Bayroast",\n    "voided": true\n}',
    )
    expect(editJson(SPREAD, { op: 'set', pointer: '/storeCard/headerFields/0/label', value: 'A' })).toContain(
      '{ "key": "a", "value": 1, "label": "A" },',
    )
  })

  test('makes the containers that a value needs, indented as the rest', () => {
    expect(editJson(SPREAD, { op: 'set', pointer: '/storeCard/backFields/0/key', value: 'terms' })).toContain(
      `        ],
        "backFields": [
            {
                "key": "terms"
            }
        ]
    },`,
    )
  })

  test('removes a member with its comma, and every other one of the same key', () => {
    expect(editJson('{ "a": 1, "b": 2, "a": 3 }', { op: 'remove', pointer: '/a' })).toBe('{ "b": 2 }')
    expect(editJson(SPREAD, { op: 'remove', pointer: '/logoText' })).toBe(
      SPREAD.replace(',\n    "logoText":   "Bayroast"', ''),
    )
  })

  test('sets the last of two members with the same key, which is the one that counts', () => {
    expect(editJson('{"a":1,"a":2}', { op: 'set', pointer: '/a', value: 3 })).toBe('{"a":1,"a":3}')
  })

  test('moves an element with everything in it', () => {
    expect(editJson(SPREAD, { op: 'move', pointer: '/storeCard/headerFields/0', to: 1 })).toContain(
      '            { "key": "b", "value": 2.50 },\n            { "key": "a", "value": 1 }\n',
    )
  })

  test('gives a member another key, unless that is taken', () => {
    expect(editJson(SPREAD, { op: 'rename', pointer: '/storeCard', to: 'coupon' })).toBe(
      SPREAD.replace('storeCard', 'coupon'),
    )
    expect(editJson(SPREAD, { op: 'rename', pointer: '/storeCard', to: 'logoText' })).toBe(SPREAD)
  })

  test('leaves a text alone that is no JSON, and a place that there is not', () => {
    expect(editJson('{ "a": ', { op: 'set', pointer: '/a', value: 1 })).toBe('{ "a": ')
    expect(editJson('{"a":"text"}', { op: 'set', pointer: '/a/b', value: 1 })).toBe('{"a":"text"}')
    expect(editJson('{"a":[1]}', { op: 'set', pointer: '/a/5', value: 1 })).toBe('{"a":[1]}')
  })
})
