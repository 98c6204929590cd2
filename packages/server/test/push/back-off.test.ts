import { expect, test } from 'vitest'
import { backOffMs } from '../../src/push/back-off.ts'

test('back-off doubles up to its ceiling, spread over its upper half', () => {
  const options = { firstDelayMs: 1_000, maxDelayMs: 5_000 }
  expect([1, 2, 3, 4, 50].map(attempts => backOffMs(attempts, options, 0.999_999))).toEqual([
    1_000, 2_000, 4_000, 5_000, 5_000,
  ])
  expect([1, 2, 3, 4, 50].map(attempts => backOffMs(attempts, options, 0))).toEqual([500, 1_000, 2_000, 2_500, 2_500])
})
