import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate } from '../../src/dates/format-date.ts'
import { parseDate } from '../../src/dates/parse-date.ts'

describe('a date is read', () => {
  test.each([
    ['2026-01-02T18:00Z', '2026-01-02T18:00:00.000Z'],
    ['2026-01-02T18:00-07:00', '2026-01-03T01:00:00.000Z'],
    ['2026-01-02T18:00:00-07:00', '2026-01-03T01:00:00.000Z'],
    ['2026-01-02T18:00:00.000Z', '2026-01-02T18:00:00.000Z'],
    ['2026-01-02T18:00:00.5Z', '2026-01-02T18:00:00.500Z'],
    ['2026-01-02T18:00:00.123456789+05:45', '2026-01-02T12:15:00.123Z'],
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(parseDate(text).toISOString()).toBe(instant)
  })

  test.each([
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00:00-7:00'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00:00+0700'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00:00-08'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00:00'],
    ['ERR_DATE_SYNTAX', '2026-01-02'],
    ['ERR_DATE_SYNTAX', '2026-01-02 18:00Z'],
    ['ERR_DATE_SYNTAX', '2026-01-02t18:00z'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18Z'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00.5Z'],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00Z '],
    ['ERR_DATE_SYNTAX', '2026-01-02T18:00Z\n'],
    ['ERR_DATE_SYNTAX', '20260102T180000Z'],
    ['ERR_DATE_SYNTAX', '+002026-01-02T18:00Z'],
    ['ERR_DATE_RANGE', '2026-02-29T00:00Z'],
    ['ERR_DATE_RANGE', '2026-13-01T00:00Z'],
    ['ERR_DATE_RANGE', '2026-01-02T24:00Z'],
    ['ERR_DATE_RANGE', '2026-01-02T18:60Z'],
    ['ERR_DATE_RANGE', '2026-01-02T18:00:60Z'],
    ['ERR_DATE_RANGE', '2026-01-02T18:00+24:00'],
    ['ERR_DATE_RANGE', '2026-01-02T18:00+01:60'],
  ])('or refused with %s: %j', (code, text) => {
    expect(() => parseDate(text)).toThrow(expect.objectContaining({ name: 'DateError', code }))
  })
})

describe('a date is written', () => {
  test.each([
    ['an instant in UTC', new Date('2026-07-01T00:00:00.999Z'), undefined, '2026-07-01T00:00:00Z'],
    ['in summer', new Date('2026-07-01T00:00:00Z'), 'Europe/Berlin', '2026-07-01T02:00:00+02:00'],
    ['in winter', new Date('2026-01-01T00:00:00Z'), 'Europe/Berlin', '2026-01-01T01:00:00+01:00'],
    ['west of Greenwich', new Date('2026-01-01T00:00:00Z'), 'America/St_Johns', '2025-12-31T20:30:00-03:30'],
    ['at Greenwich', new Date('2026-01-01T00:00:00Z'), 'Europe/London', '2026-01-01T00:00:00Z'],
    ['before 1970, cut towards the past', new Date(-1), undefined, '1969-12-31T23:59:59Z'],
    ['when zones had seconds', new Date('1850-01-01T00:00:00Z'), 'America/New_York', '1849-12-31T19:04:00-04:56'],
    ['a text in its own zone', '2026-01-02T18:00-07:00', undefined, '2026-01-02T18:00:00-07:00'],
    ['a text in another zone', '2026-01-02T18:00:00.5-07:00', 'Asia/Kathmandu', '2026-01-03T06:45:00+05:45'],
  ])('%s', (_what, value, timeZone, text) => {
    expect(formatDate(value, timeZone === undefined ? {} : { timeZone })).toBe(text)
  })

  test.each([
    ['ERR_DATE_RANGE', new Date(Number.NaN), 'UTC'],
    ['ERR_DATE_RANGE', new Date('+010000-01-01T00:00:00Z'), 'UTC'],
    ['ERR_DATE_RANGE', new Date('-000001-01-01T00:00:00Z'), 'Europe/Berlin'],
    ['ERR_DATE_RANGE', new Date(Number.NaN), 'Europe/Berlin'],
    ['ERR_DATE_TIME_ZONE', new Date(0), 'Europe/Bielefeld'],
    ['ERR_DATE_SYNTAX', 'tomorrow', 'UTC'],
  ])('or refused with %s: %s in %s', (code, value, timeZone) => {
    expect(() => formatDate(value, { timeZone })).toThrow(expect.objectContaining({ name: 'DateError', code }))
  })

  test('and read back as the same second, whatever the zone', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
      '+05:30',
    )
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const second = Math.floor(instant.getTime() / 1_000) * 1_000
        expect(parseDate(formatDate(instant, { timeZone })).getTime()).toBe(second)
      }),
    )
  })
})
