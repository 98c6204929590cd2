import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { graphemesOf, measureText } from '../../src/text/measure-text.ts'

// Widths of texts on pictures of real passes, by size and weight (geometry, section 14).
const CALIBRATION = [
  [
    11,
    'semibold',
    { FROM: 30.9, FLIGHT: 39.2, POINTS: 41.2, 'MEMBER SINCE': 84.2, POLICYHOLDER: 86.4, 'ANOTHER FIELD': 88.4 },
  ],
  [18, 'semibold', { Demo: 47.7, 'Demo Loyalty': 112.4, 'Skyrider Mobile': 130.1, phatblat: 68.3 }],
  [21, 'regular', { fdhs: 39.1, 'TIK 100': 68.5, '1,250': 48.9, CARD: 53.5 }],
  [30, 'regular', { Hello: 63.3, 'Hello World': 145.4, 'Ben Chatelain': 175.7 }],
  [40, 'light', { Prague: 115.1, Paris: 76.2 }],
  [21, 'light', { 'First value': 84.8, 'Middle value': 106.5 }],
  [16, 'light', { 'lorem ipsum': 85.8, 'dolor sit amet': 96.8 }],
  [26, 'light', { Gold: 48.9, '2024': 58.3 }],
  [62, 'light', { 'Jane Sample': 329 }],
  [16, 'regular', { 'To test alignment': 123.9 }],
  [14, 'regular', { 'lorem ipsum': 77.4, EXAMPLE: 61.7, 'SCAN AT CHECKOUT': 137.5 }],
] as const

describe('Widths of texts', () => {
  test.each(
    CALIBRATION,
  )('at %i %s are those measured on passes, within 8 %% and the bearings of a letter', (size, weight, widths) => {
    for (const [text, ink] of Object.entries(widths)) {
      const width = measureText(text, { size, weight })
      // What is measured on a picture is ink: the space at both ends of a line does not show.
      expect(Math.abs(width - 0.08 * size - ink), `${text} is ${width}`).toBeLessThan(0.08 * ink)
    }
  })

  test('of marks are nothing, of composed and decomposed letters the same', () => {
    const font = { size: 20, weight: 'regular' } as const
    expect(measureText('e\u0301', font)).toBeCloseTo(measureText('é', font), 6)
    expect(measureText('Ünïcödé', font)).toBeCloseTo(measureText('Unicode', font), 6)
    expect(measureText('\u200b\u202e\u2066', font)).toBe(0)
  })

  test('of writing systems without a table go by their class', () => {
    const font = { size: 10, weight: 'regular' } as const
    expect(measureText('東京', font)).toBeCloseTo(20, 6)
    expect(measureText('한국', font)).toBeCloseTo(20, 6)
    // A family of four is one picture.
    expect(measureText('👩‍👩‍👧‍👦', font)).toBeCloseTo(12.5, 6)
    expect(measureText('🇨🇿', font)).toBeCloseTo(12.5, 6)
    // Vowels above and below take no room of their own.
    expect(measureText('สวัสดี', font)).toBeCloseTo(4 * 5.6, 6)
    for (const text of ['שלום', 'محمد', 'नमस्ते', 'Ωμέγα', 'Привет', '₿', '\ud800']) {
      expect(measureText(text, font)).toBeLessThan(text.length * 10)
    }
  })

  test('grow with the size and are never negative', () => {
    expect(measureText('', { size: 11, weight: 'bold' })).toBe(0)
    expect(measureText('iiii', { size: 64, weight: 'light' })).toBeGreaterThan(0)
  })

  test('are counted by grapheme', () => {
    expect(graphemesOf('añ👩‍👩‍👧‍👦e\u0301')).toHaveLength(4)
  })
})

test('The table of widths is what the script writes from the font', () => {
  const root = join(import.meta.dirname, '../../../..')
  const script = join(root, 'scripts/generate-font-widths.ts')
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toContain('up to date')
})
