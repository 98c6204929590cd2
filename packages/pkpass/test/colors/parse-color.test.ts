import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColorError } from '../../src/colors/color-error.ts'
import { NAMED_COLORS } from '../../src/colors/named-colors.ts'
import { formatColor, parseColor } from '../../src/colors/parse-color.ts'

describe('a colour is read', () => {
  test.each([
    ['rgb(60, 30, 20)', 'rgb(60, 30, 20)'],
    ['RGB(60,30,20)', 'rgb(60, 30, 20)'],
    [' rgb( 60 30 20 ) ', 'rgb(60, 30, 20)'],
    ['rgb(60 30 20 / 1)', 'rgb(60, 30, 20)'],
    ['rgba(60, 30, 20, 100%)', 'rgb(60, 30, 20)'],
    ['rgb(100%, 50%, 0%)', 'rgb(255, 128, 0)'],
    ['rgb(12.4 12.6 .4)', 'rgb(12, 13, 0)'],
    ['#fA0', 'rgb(255, 170, 0)'],
    ['#fa0f', 'rgb(255, 170, 0)'],
    ['#3c1e14', 'rgb(60, 30, 20)'],
    ['#3c1e14FF', 'rgb(60, 30, 20)'],
    ['hsl(120, 100%, 25%)', 'rgb(0, 128, 0)'],
    ['hsl(120deg 100% 25%)', 'rgb(0, 128, 0)'],
    ['hsla(0.5turn, 100%, 50%, 1)', 'rgb(0, 255, 255)'],
    ['hsl(-120 100 50)', 'rgb(0, 0, 255)'],
    ['hsl(400grad 100% 50%)', 'rgb(255, 0, 0)'],
    ['hsl(3.14159265rad 100% 50%)', 'rgb(0, 255, 255)'],
    ['hwb(0 20% 40%)', 'rgb(153, 51, 51)'],
    ['hwb(0 80% 80%)', 'rgb(128, 128, 128)'],
    ['Teal', 'rgb(0, 128, 128)'],
    ['rebeccapurple', 'rgb(102, 51, 153)'],
  ])('%s', (text, rgb) => {
    expect(formatColor(parseColor(text))).toBe(rgb)
  })

  test('by each of the 148 names', () => {
    expect(NAMED_COLORS.size).toBe(148)
    for (const [name, digits] of NAMED_COLORS) expect(parseColor(name)).toEqual(parseColor(`#${digits}`))
  })
})

describe('a colour is refused', () => {
  test.each([
    ['ERR_COLOR_ALPHA', 'transparent'],
    ['ERR_COLOR_ALPHA', '#0000'],
    ['ERR_COLOR_ALPHA', '#3c1e14fe'],
    ['ERR_COLOR_ALPHA', 'rgba(1, 2, 3, .5)'],
    ['ERR_COLOR_ALPHA', 'rgb(1 2 3 / 99%)'],
    ['ERR_COLOR_ALPHA', 'hsl(1 2% 3% / 0)'],
    ['ERR_COLOR_RANGE', 'rgb(256, 0, 0)'],
    ['ERR_COLOR_RANGE', 'rgb(-1 0 0)'],
    ['ERR_COLOR_RANGE', 'hsl(0, 101%, 0%)'],
    ['ERR_COLOR_RANGE', 'rgb(1 2 3 / 2)'],
    ['ERR_COLOR_SYNTAX', ''],
    ['ERR_COLOR_SYNTAX', 'tea'],
    ['ERR_COLOR_SYNTAX', 'currentcolor'],
    ['ERR_COLOR_SYNTAX', '#12345'],
    ['ERR_COLOR_SYNTAX', '#12345g'],
    ['ERR_COLOR_SYNTAX', 'rgb(1, 2)'],
    ['ERR_COLOR_SYNTAX', 'rgb(1, 2, 3, 1, 1)'],
    ['ERR_COLOR_SYNTAX', 'rgb(1 2, 3)'],
    ['ERR_COLOR_SYNTAX', 'rgb(1, 2, 3 / 1)'],
    ['ERR_COLOR_SYNTAX', 'rgb(1, 2%, 3)'],
    ['ERR_COLOR_SYNTAX', 'rgb(0x1, 2, 3)'],
    ['ERR_COLOR_SYNTAX', 'rgb(1, 2, 3'],
    ['ERR_COLOR_SYNTAX', 'hsl(1apples 2% 3%)'],
    ['ERR_COLOR_SYNTAX', 'hwb(1, 2%, 3%)'],
    ['ERR_COLOR_SYNTAX', 'lab(50 0 0)'],
    ['ERR_COLOR_SYNTAX', `rgb(1, 2, 3)${' '.repeat(200)}`],
  ])('with %s: %j', (code, text) => {
    expect(() => parseColor(text)).toThrow(expect.objectContaining({ name: 'ColorError', code }))
  })

  test('or read, whatever the text is', () => {
    const pieces = fc.constantFrom(
      'rgb(',
      'hsl(',
      'hwb(',
      ')',
      ',',
      ' ',
      '/',
      '%',
      '#',
      '1',
      '255',
      '.',
      '-',
      'e',
      'deg',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), all => {
        try {
          formatColor(parseColor(all.join('')))
        } catch (error) {
          expect(error).toBeInstanceOf(ColorError)
        }
      }),
    )
  })
})

test('what is written is read back', () => {
  const component = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(fc.record({ red: component, green: component, blue: component }), color => {
      expect(parseColor(formatColor(color))).toEqual(color)
    }),
  )
})

test.each([{ red: 1.5 }, { red: -1 }, { red: 256 }, { red: Number.NaN }])('%j is not written', odd => {
  expect(() => formatColor({ green: 0, blue: 0, ...odd })).toThrow(TypeError)
})
