import { DateError } from './date-error.ts'

const DATE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** A date text in its parts, as it was written. */
export interface DateParts {
  readonly instant: Date
  /** Wall clock with seconds and without a fraction: `2026-01-02T18:00:00`. */
  readonly wallClock: string
  /** `Z` or `±HH:MM`. */
  readonly zone: string
}

/**
 * Reads a date as Wallet does: complete date, hours, minutes, and a zone that is exactly `Z` or `±HH:MM`.
 *
 * Seconds are optional, and so is a fraction of up to nine digits; of these, milliseconds are kept.
 *
 * @throws DateError ERR_DATE_SYNTAX, ERR_DATE_RANGE
 * @see pass-json section 0
 */
export function parseDate(text: string): Date {
  return parseDateParts(text).instant
}

/** Reads a date and keeps how it was written. Throws like {@link parseDate}. */
export function parseDateParts(text: string): DateParts {
  const match = DATE.exec(text)
  if (!match) {
    throw new DateError(
      'ERR_DATE_SYNTAX',
      `Expected a date with time and zone, found ${quote(text)}. Write it as 2026-01-02T18:00:00+01:00 or 2026-01-02T17:00:00Z`,
    )
  }
  const [, day = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] = match
  const wallClock = `${day}T${hour}:${minute}:${second}`
  // 24:00 and leap seconds are refused by what is read back: what Date makes of them is another text.
  const wall = new Date(`${wallClock}Z`)
  const zoneIsReal = zone === 'Z' || (Number(zone.slice(1, 3)) < 24 && Number(zone.slice(4)) < 60)
  if (Number.isNaN(wall.getTime()) || wall.toISOString().slice(0, 19) !== wallClock || !zoneIsReal) {
    throw new DateError(
      'ERR_DATE_RANGE',
      `Expected a day, a time and a zone that exist, found ${quote(text)}. Correct the number that is too large`,
    )
  }
  return { instant: new Date(`${wallClock}${fraction.slice(0, 4)}${zone}`), wallClock, zone }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
