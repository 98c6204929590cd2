import { expect, test } from 'vitest'
import { describeDistance, formatInstant } from '../../src/install-check/instants.ts'
import { formatBytes } from '../../src/install-check/sizes.ts'

const NOW = new Date('2026-06-01T12:00:00Z')

test.each([
  ['2049-12-31T00:00:00Z', 'in 23 years'],
  ['2025-01-01T00:00:00Z', '16 months ago'],
  ['2026-07-01T12:00:00Z', 'in 30 days'],
  ['2026-06-01T09:00:00Z', '3 hours ago'],
  ['2026-06-01T12:00:20Z', 'just now'],
])('%s is %s', (at, distance) => {
  expect(describeDistance(new Date(at), NOW)).toBe(distance)
})

test('instants are told exactly and in one zone for everybody', () => {
  expect(formatInstant(NOW)).toBe('1 Jun 2026, 12:00 UTC')
  expect(formatInstant(new Date(Number.NaN))).toBe('an unknown date')
})

test.each([
  [1, '1 byte'],
  [668, '668 bytes'],
  [1843, '1.8 KB'],
  [16 * 1024 * 1024, '16.0 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
