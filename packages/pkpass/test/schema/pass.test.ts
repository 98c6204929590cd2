import { describe, expect, test } from 'vitest'
import { FIELD_GROUPS } from '../../src/schema/field.ts'
import { metaOf } from '../../src/schema/key.ts'
import { passSchema, STYLES, styleOf } from '../../src/schema/pass.ts'
import { fieldsOf } from '../../src/schema/style.ts'
import { PASS } from '../support/sandbox.ts'

const { storeCard, ...rest } = PASS

describe('the style of a pass', () => {
  test.each(STYLES)('is %s where that is given', style => {
    const content = style === 'boardingPass' ? { transitType: 'PKTransitTypeAir' as const } : {}
    expect(styleOf({ ...rest, [style]: content })).toEqual({ style, content })
  })

  test('is the poster where a classic one stands beside it for older systems', () => {
    expect(styleOf({ ...PASS, posterGeneric: {} })?.style).toBe('posterGeneric')
  })

  test('is none where none is given', () => {
    expect(styleOf(rest)).toBeUndefined()
    expect(storeCard).toBeDefined()
  })
})

test('the fields of a style are those of all its groups, from header to footer', () => {
  const content = Object.fromEntries([...FIELD_GROUPS].reverse().map(group => [group, [{ key: group, value: 1 }]]))
  expect(fieldsOf(content).map(({ key }) => key)).toEqual([...FIELD_GROUPS])
  expect(fieldsOf({})).toEqual([])
})

test('every key says since when Wallet knows it', () => {
  for (const [key, schema] of Object.entries(passSchema.shape)) {
    expect(metaOf(schema)?.since, key).toMatch(/^\d+\.\d$/)
  }
})
