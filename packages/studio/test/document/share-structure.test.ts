import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareStructure } from '../../src/document/share-structure.ts'

describe('sharing structure', () => {
  test('gives the next value, whatever was before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        expect(JSON.stringify(shareStructure(before, next))).toBe(JSON.stringify(next))
      }),
    )
  })

  test('keeps the very parts that have not changed', () => {
    const before = { a: [{ b: 1 }, { c: 2 }], d: { e: 3 } }
    const next = shareStructure(before, { a: [{ b: 1 }, { c: 5 }], d: { e: 3 } })
    expect(next).toEqual({ a: [{ b: 1 }, { c: 5 }], d: { e: 3 } })
    expect(next).toHaveProperty('d', before.d)
    expect(Reflect.get(Object(next), 'd')).toBe(before.d)
    expect(Reflect.get(Object(next), 'a')[0]).toBe(before.a[0])
    expect(shareStructure(before, structuredClone(before))).toBe(before)
  })
})
