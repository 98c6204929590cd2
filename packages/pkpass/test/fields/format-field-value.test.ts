import { describe, expect, test } from 'vitest'
import { formatFieldValue } from '../../src/fields/format-field-value.ts'
import type { Field } from '../../src/schema/field.ts'

type Shown = Partial<Field> & Pick<Field, 'value'>

const SETTINGS = { locale: 'en-US', timeZone: 'America/New_York', now: new Date('2026-06-01T12:00:00Z') }
const INSTANT = '2026-06-01T20:30:00+02:00'

function format(field: Shown, settings: Partial<typeof SETTINGS> = {}): string {
  // Since ICU 72, the space before AM and PM is a narrow one that does not break.
  return formatFieldValue({ key: 'any', ...field }, { ...SETTINGS, ...settings }).replaceAll(/[\u202f\u00a0]/g, ' ')
}

describe('a text', () => {
  test('is shown as it stands', () => {
    expect(format({ value: 'Gold' })).toBe('Gold')
    expect(format({ value: INSTANT })).toBe(INSTANT)
    expect(format({ value: '42', numberStyle: 'PKNumberStylePercent' })).toBe('42')
    expect(format({ value: '42', currencyCode: 'EUR' })).toBe('42')
  })

  test('that is no date is shown as it stands, whatever the styles say', () => {
    expect(format({ value: 'tomorrow', dateStyle: 'PKDateStyleShort' })).toBe('tomorrow')
    expect(format({ value: 'tomorrow', isRelative: true })).toBe('tomorrow')
  })
})

describe('a number', () => {
  test.each<[string, Shown]>([
    ['1234.5', { value: 1234.5 }],
    ['1,234.5', { value: 1234.5, numberStyle: 'PKNumberStyleDecimal' }],
    ['1,234.5', { value: 1234.5, numberStyle: 'PKNumberStyleSpellOut' }],
    ['25%', { value: 0.25, numberStyle: 'PKNumberStylePercent' }],
    ['1.235E3', { value: 1234.5, numberStyle: 'PKNumberStyleScientific' }],
    ['€1,234.50', { value: 1234.5, currencyCode: 'EUR' }],
    ['€1,234.50', { value: 1234.5, currencyCode: 'EUR', numberStyle: 'PKNumberStylePercent' }],
    ['¥1,235', { value: 1234.5, currencyCode: 'JPY' }],
    ['1,234.5', { value: 1234.5, currencyCode: 'EURO' }],
    ['1,234.5', { value: 1234.5, currencyCode: '' }],
    ['1234.5', { value: 1234.5, dateStyle: 'PKDateStyleShort' }],
  ])('is shown as %s', (shown, field) => {
    expect(format(field)).toBe(shown)
  })

  test('is shown in the language of the holder', () => {
    expect(format({ value: 1234.5, currencyCode: 'EUR' }, { locale: 'de-DE' })).toBe('1.234,50 €')
  })
})

describe('a date', () => {
  test.each<[string, Partial<Field>]>([
    ['6/1/26', { dateStyle: 'PKDateStyleShort' }],
    ['Jun 1, 2026', { dateStyle: 'PKDateStyleMedium' }],
    ['June 1, 2026', { dateStyle: 'PKDateStyleLong' }],
    ['Monday, June 1, 2026', { dateStyle: 'PKDateStyleFull' }],
    ['2:30 PM', { timeStyle: 'PKDateStyleShort' }],
    ['6/1/26, 2:30 PM', { dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleShort' }],
    ['2:30 PM', { dateStyle: 'PKDateStyleNone', timeStyle: 'PKDateStyleShort' }],
    ['8:30 PM', { timeStyle: 'PKDateStyleShort', ignoresTimeZone: true }],
    [INSTANT, { dateStyle: 'PKDateStyleNone', timeStyle: 'PKDateStyleNone' }],
    [INSTANT, { isRelative: false }],
    [INSTANT, { ignoresTimeZone: true }],
  ])('is shown as %s', (shown, styles) => {
    expect(format({ value: INSTANT, ...styles })).toBe(shown)
  })

  test('in UTC is shown in UTC where the zone of the holder is to be ignored', () => {
    expect(format({ value: '2026-06-01T20:30:00Z', timeStyle: 'PKDateStyleShort', ignoresTimeZone: true })).toBe(
      '8:30 PM',
    )
  })

  test('with an offset that no zone has is shown in UTC, whatever form let it through', () => {
    expect(format({ value: '2026-01-02 00:00 +30:00', dateStyle: 'PKDateStyleShort', ignoresTimeZone: true })).toBe(
      '12/31/25',
    )
  })

  test.each([
    ['2026-06-04T12:00:00Z', 'in 3 days'],
    ['2026-06-02T12:00:00Z', 'tomorrow'],
    ['2026-05-31T12:00:00Z', 'yesterday'],
    ['2026-06-01T14:00:00Z', 'in 2 hours'],
    ['2026-06-01T11:55:00Z', '5 minutes ago'],
    ['2026-06-01T12:00:10Z', 'this minute'],
  ])('%s that is relative is shown as %s', (value, shown) => {
    expect(format({ value, isRelative: true })).toBe(shown)
  })
})
