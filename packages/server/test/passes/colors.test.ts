import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colorsOf, formatRgb } from '../../src/passes/colors.ts'
import { COLOR_PRESET_NAMES } from '../../src/passes/pass-request.ts'

/** WCAG contrast, written anew so that the code does not certify itself. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

describe('the colours of a pass', () => {
  test.each(COLOR_PRESET_NAMES)('of the preset %s read well', colorPreset => {
    const { background, foreground, label } = colorsOf({ colorPreset })
    expect(contrast(foreground, background)).toBeGreaterThan(7)
    expect(contrast(label, background)).toBeGreaterThan(4.5)
    expect(label).not.toBe(foreground)
  })

  test('derived from any background read well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), number => {
        const color = `#${number.toString(16).padStart(6, '0')}`
        const { background, foreground, label } = colorsOf({ color })
        expect(background).toBe(color)
        expect(contrast(foreground, background)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(label, background)).toBeGreaterThanOrEqual(4.4)
      }),
    )
  })

  test('are dark unless told, and a colour of one’s own wins over a preset', () => {
    expect(colorsOf({})).toEqual(colorsOf({ colorPreset: 'dark' }))
    expect(colorsOf({ color: '#fff', colorPreset: 'red' })).toMatchObject({
      background: '#ffffff',
      foreground: '#000000',
    })
  })

  test('are written as Apple documents them', () => {
    expect(formatRgb('#1e40af')).toBe('rgb(30, 64, 175)')
    expect(formatRgb('#0f8')).toBe('rgb(0, 255, 136)')
  })
})
