import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { contrastRatio, formatRatio } from '../../src/rules/color/contrast.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const BLACK = 'rgb(0, 0, 0)'
const WHITE = 'rgb(255, 255, 255)'
const background = (backgroundColor: unknown) => ({ backgroundColor })
const strip = (stripColor: unknown) => ({ stripColor })
const each = (...colors: readonly string[]) =>
  Object.fromEntries(colors.map(color => [color, [strip(color), '/stripColor'] as const]))
const none = (...colors: readonly string[]) => Object.fromEntries(colors.map(color => [color, strip(color)]))
const TICKET = { storeCard: undefined, eventTicket: {} }
const POSTER = { ...TICKET, preferredStyleSchemes: ['posterEventTicket', 'eventTicket'] }
const NO_COLORS = { backgroundColor: undefined, foregroundColor: undefined, labelColor: undefined }

passRuleTests('color-form', {
  raises: {
    ...each('teal', 'rgba(0,0,0,1)', 'rgb(10%,20%,30%)', '#112233ff', '#11223344', '112233', 'hsl(0, 50%, 50%)', ''),
    ...each('rgb(1 2 3)', 'rgb(1,2)', '#12', `rgb(${' '.repeat(999)}1,2,3)`),
    'in semantic tags': [
      { semantics: { seats: [{ seatSectionColor: 'red' }] } },
      '/semantics/seats/0/seatSectionColor',
    ],
  },
  accepts: none('rgb(1,2,3)', 'RGB( 1 , 2 , 3 )', '#123', '#aBcDeF', 'rgb(256,0,0)'),
})

passRuleTests('color-hex', {
  raises: each('#123', '#aBcDeF'),
  accepts: none('rgb(1, 2, 3)', '#112233ff', '112233'),
})

passRuleTests('color-range', {
  raises: each('rgb(256, 0, 0)', 'rgb(-1, 0, 0)', 'rgb(12.5, 0, 0)', 'rgb(0.1, 0.2, 0.3)', 'rgb(9999999999, 0, 0)'),
  accepts: none('rgb(0, 255, 10)', 'rgb(007, 0, 0)', 'rgb(a, 0, 0)', 'rgb(300%, 0%, 0%)', '#fff'),
})

passRuleTests('color-contrast-value', {
  raises: {
    'gray on white': [{ ...background(WHITE), foregroundColor: 'rgb(119, 119, 119)' }, '/foregroundColor'],
    'the same twice, once in hexadecimal digits': [
      { ...background('#fff'), foregroundColor: WHITE },
      '/foregroundColor',
    ],
    'a ticket whose images are not known': [
      { ...TICKET, ...background(WHITE), foregroundColor: '#eee' },
      '/foregroundColor',
    ],
  },
  accepts: {
    'gray a little darker': { ...background(WHITE), foregroundColor: 'rgb(118, 118, 118)' },
    'no background': { backgroundColor: undefined, foregroundColor: WHITE },
    'a colour nobody reads': { ...background('white'), foregroundColor: WHITE },
    'a poster alone': { storeCard: undefined, posterGeneric: {}, ...background(WHITE), foregroundColor: WHITE },
  },
})

passRuleTests('color-contrast-value', {
  options: { images: new Set(['icon', 'background']) },
  raises: { 'a style without such an image': [{ ...background(WHITE), foregroundColor: WHITE }, '/foregroundColor'] },
  accepts: { 'a ticket under an image': { ...TICKET, ...background(WHITE), foregroundColor: WHITE } },
})

passRuleTests('color-contrast-label', {
  raises: { 'light gray on white': [{ ...background(WHITE), labelColor: 'rgb(149, 149, 149)' }, '/labelColor'] },
  accepts: {
    'gray a little darker': { ...background(WHITE), labelColor: 'rgb(148, 148, 148)' },
    'no label colour': { labelColor: undefined },
    'a poster alone': { storeCard: undefined, posterGeneric: {}, ...background(WHITE), labelColor: WHITE },
  },
})

passRuleTests('color-label-equals-value', {
  raises: {
    'the same in two forms': [{ foregroundColor: '#fff', labelColor: 'RGB(255,255,255)' }, '/labelColor'],
  },
  accepts: {
    'nearly the same': { foregroundColor: WHITE, labelColor: 'rgb(255, 255, 254)' },
    'neither given': { foregroundColor: undefined, labelColor: undefined },
  },
})

passRuleTests('color-partial', {
  raises: {
    'no label colour': [{ labelColor: undefined }, '/labelColor'],
    'the background alone': [{ foregroundColor: undefined, labelColor: undefined }, '/foregroundColor'],
  },
  accepts: {
    'all three': {},
    'no background': { backgroundColor: undefined, labelColor: undefined },
    'colours the poster finds itself': { ...POSTER, useAutomaticColors: true, labelColor: undefined },
  },
})

passRuleTests('color-all-missing', {
  raises: { none: [NO_COLORS, '/backgroundColor'] },
  accepts: {
    'one of them': { ...NO_COLORS, labelColor: WHITE },
    'colours the poster finds itself': { ...NO_COLORS, ...POSTER, useAutomaticColors: true },
  },
})

passRuleTests('color-over-image', {
  options: { images: new Set(['icon', 'background', 'artwork']) },
  raises: {
    'a ticket': [TICKET, '/backgroundColor'],
    'a poster ticket': [POSTER, '/backgroundColor'],
    'a poster alone': [{ storeCard: undefined, posterGeneric: {} }, '/backgroundColor'],
  },
  accepts: {
    'a style without such an image': {},
    'a classic style that stands in for a poster': { posterGeneric: {} },
    'no background colour': { ...TICKET, backgroundColor: undefined },
  },
})

passRuleTests('color-over-image', {
  options: { images: new Set(['icon', 'artwork']) },
  raises: { 'a poster alone': [{ storeCard: undefined, posterGeneric: {} }, '/backgroundColor'] },
  accepts: { 'a ticket that is no poster': TICKET, 'a poster ticket whose classic form draws the colour': POSTER },
})

test('[color-over-image] nothing is told where the images are not known', () => {
  expect(findingsOf('color-over-image', TICKET)).toEqual([])
})

passRuleTests('color-automatic-conflict', {
  raises: {
    both: [{ ...POSTER, useAutomaticColors: true }, '/useAutomaticColors'],
    one: [{ ...POSTER, useAutomaticColors: true, labelColor: undefined }, '/useAutomaticColors'],
  },
  accepts: {
    'neither given': { ...POSTER, useAutomaticColors: true, foregroundColor: undefined, labelColor: undefined },
    'automatic colours not wanted': { ...POSTER, useAutomaticColors: false },
    'no poster': { useAutomaticColors: true },
  },
})

passRuleTests('color-poster-key-misplaced', {
  raises: {
    'on a store card': [
      { footerBackgroundColor: BLACK, useAutomaticColors: true, suppressHeaderDarkening: true },
      '/footerBackgroundColor',
      '/useAutomaticColors',
      '/suppressHeaderDarkening',
    ],
    'on a ticket that asks for no poster': [{ ...TICKET, useAutomaticColors: true }, '/useAutomaticColors'],
  },
  accepts: {
    'on a poster ticket': { ...POSTER, footerBackgroundColor: BLACK, suppressHeaderDarkening: true },
    'on a poster': { posterGeneric: {}, suppressHeaderDarkening: true },
    'what goes without saying': { useAutomaticColors: false, suppressHeaderDarkening: false },
  },
})

describe('fixes', () => {
  test.each([
    ['color-form', 'teal', 'rgb(0, 128, 128)'],
    ['color-form', 'rgba(1, 2, 3, 1.0)', 'rgb(1, 2, 3)'],
    ['color-form', '#112233ff', 'rgb(17, 34, 51)'],
    ['color-form', '112233', 'rgb(17, 34, 51)'],
    ['color-form', 'rgb(100%, 0%, 0%)', 'rgb(255, 0, 0)'],
    ['color-hex', '#fff', WHITE],
    ['color-range', 'rgb(256, -1, 12.5)', 'rgb(255, 0, 13)'],
  ] as const)('[%s] %s is written as %s', (rule, text, rgb) => {
    const before = changed(strip(text))
    const [finding] = findingsOf(rule, strip(text))
    const after = applyChanges(before, finding?.changes ?? [])
    expect(after).toMatchObject(strip(rgb))
    expect(checkPass(after).findings).toEqual([])
  })

  test('[color-poster-key-misplaced] what is ignored is taken away', () => {
    const change = { useAutomaticColors: true, footerBackgroundColor: BLACK }
    const changes = findingsOf('color-poster-key-misplaced', change).flatMap(finding => finding.changes ?? [])
    expect(applyChanges(changed(change), changes)).toEqual(changed({}))
  })

  test.each([
    ['color-form', 'rgba(0, 0, 0, 0.5)'],
    ['color-form', 'transparent'],
    ['color-form', 'sky'],
    ['color-form', 'bad'],
    ['color-range', 'rgb(0.1, 0.2, 0.3)'],
  ] as const)('[%s] is left to people: %s', (rule, text) => {
    expect(findingsOf(rule, strip(text)).map(({ changes }) => changes)).toEqual([undefined])
  })
})

test('contrast is what WCAG defines', () => {
  const gray = (value: number) => ({ red: value, green: value, blue: value })
  expect(contrastRatio(gray(0), gray(255))).toBeCloseTo(21)
  expect(contrastRatio(gray(255), gray(0))).toBeCloseTo(21)
  expect(contrastRatio(gray(7), gray(7))).toBe(1)
  // Values of the checker of WebAIM.
  expect(contrastRatio({ red: 255, green: 0, blue: 0 }, gray(255))).toBeCloseTo(4, 1)
  expect(contrastRatio({ red: 0, green: 0, blue: 255 }, gray(255))).toBeCloseTo(8.59, 2)
  expect(formatRatio(4.49)).toBe('4.4:1')
})
