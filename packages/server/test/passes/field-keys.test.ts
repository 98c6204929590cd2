import { describe, expect, test } from 'vitest'
import { keyFields } from '../../src/passes/field-keys.ts'

const keysOf = (request: Parameters<typeof keyFields>[0]) =>
  Object.fromEntries(Object.entries(keyFields(request)).map(([group, fields]) => [group, fields.map(({ key }) => key)]))

describe('a derived field key', () => {
  test('follows the label, so that a field put before it changes nothing', () => {
    const points = { label: 'POINTS', value: '1' }
    expect(keysOf({ secondaryFields: [points] }).secondaryFields).toEqual(['points'])
    expect(keysOf({ secondaryFields: [{ label: 'TIER', value: 'Gold' }, points] }).secondaryFields).toEqual([
      'tier',
      'points',
    ])
  })

  test('follows the label into another group', () => {
    const points = { label: 'Points', value: '1' }
    expect(keysOf({ headerFields: [points] }).headerFields).toEqual(
      keysOf({ secondaryFields: [points] }).secondaryFields,
    )
  })

  test('is unique where labels are not, and keeps out of the way of given keys', () => {
    const gate = { label: 'Gate', value: 'B' }
    const keys = keysOf({ primaryFields: [gate, gate], backFields: [{ key: 'gate', value: 'x' }] })
    expect(keys.primaryFields).toEqual(['gate-2', 'gate-3'])
    expect(keys.backFields).toEqual(['gate'])
  })

  test('falls back to the place where there is no label to go by', () => {
    expect(keysOf({ primaryFields: [{ value: 'a' }, { label: '—', value: 'b' }] }).primaryFields).toEqual([
      'primary-1',
      'primary-2',
    ])
  })

  test('knows letters of every script', () => {
    expect(keysOf({ primaryFields: [{ label: 'ポイント 残高', value: '1' }] }).primaryFields).toEqual(['ポイント-残高'])
  })
})
