import { describe, expect, test } from 'vitest'
import { cutToWidth, oneLine, shrinkToFit } from '../../src/text/fit-text.ts'
import { measureText } from '../../src/text/measure-text.ts'

const FONT = { size: 16, weight: 'regular' } as const

describe('Cutting a line', () => {
  test('leaves alone what fits', () => {
    expect(cutToWidth('Fits', FONT, 100)).toMatchObject({ text: 'Fits', isCut: false })
    const width = measureText('Exactly', FONT)
    expect(cutToWidth('Exactly', FONT, width).isCut).toBe(false)
  })

  test('takes as much as fits before the ellipsis, without a space in front of it', () => {
    const { text, width, isCut } = cutToWidth('Some words that do not fit', FONT, 107)
    expect([text, isCut]).toEqual(['Some words…', true])
    expect(width).toBeLessThanOrEqual(107)
  })

  test('never cuts within what a reader takes for one character', () => {
    const family = '👩‍👩‍👧‍👦'
    for (let width = 10; width < 120; width += 7) {
      const { text } = cutToWidth(family.repeat(8), FONT, width)
      expect(text.replaceAll(family, '').replace('…', '')).toBe('')
    }
    expect(cutToWidth('e\u0301'.repeat(40), FONT, 60).text).toMatch(/^(?:e\u0301)+…$/)
  })

  test('is bounded in time for huge texts, of marks and joiners too', () => {
    const started = performance.now()
    for (const huge of [
      'x'.repeat(5_000_000),
      `a${'\u0301'.repeat(1_000_000)}`,
      '👩‍'.repeat(300_000),
      '\ud800'.repeat(1_000_000),
    ]) {
      expect(cutToWidth(huge, FONT, 200).isCut).toBe(true)
    }
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

test('Line ends and control characters become spaces', () => {
  expect(oneLine('a\r\nb\tc\u2028d\u0000e').text).toBe('a b c d e')
})

test('A size shrinks by whole points to the largest that fits, and no further than its floor', () => {
  expect(shrinkToFit(26, 13, size => size <= 19)).toBe(19)
  expect(shrinkToFit(26, 13, () => false)).toBe(13)
  expect(shrinkToFit(26, 13, () => true)).toBe(26)
})
