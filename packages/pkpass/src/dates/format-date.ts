import { dateFormat } from '../fields/formats.ts'
import { DateError } from './date-error.ts'
import { parseDateParts } from './parse-date.ts'

/** How a date is written. */
export interface DateFormat {
  /**
   * IANA time zone of the wall clock, `Europe/Berlin`. Default: UTC for an instant, and for a text the zone it has; a field with
   * `ignoresTimeZone` shows the wall clock of that zone everywhere.
   */
  readonly timeZone?: string
}

const MINUTE_MS = 60_000

/**
 * Writes a date as every version of Wallet reads it: `2026-01-02T18:00:00+01:00`, with zone and without a fraction.
 *
 * A fraction of a second is cut off: older systems were reported to refuse it.
 *
 * @param value An instant, or a text that {@link parseDate} reads.
 * @throws DateError ERR_DATE_SYNTAX or ERR_DATE_RANGE for a text or instant that cannot be written, ERR_DATE_TIME_ZONE
 * @see pass-json section 0
 */
export function formatDate(value: Date | string, { timeZone }: DateFormat = {}): string {
  if (typeof value === 'string') {
    const { instant, wallClock, zone } = parseDateParts(value)
    return timeZone === undefined ? `${wallClock}${zone}` : formatInstant(instant, timeZone)
  }
  return formatInstant(value, timeZone ?? 'UTC')
}

function formatInstant(instant: Date, timeZone: string): string {
  const seconds = Math.floor(instant.getTime() / 1_000)
  const offsetMinutes = timeZone === 'UTC' ? 0 : offsetIn(instant, timeZone)
  const wall = new Date(seconds * 1_000 + offsetMinutes * MINUTE_MS)
  if (Number.isNaN(wall.getTime()) || wall.getUTCFullYear() < 0 || wall.getUTCFullYear() > 9_999) {
    throw new DateError(
      'ERR_DATE_RANGE',
      `Expected an instant in the years 0000 to 9999, found ${instant.getTime()} ms since 1970. Correct the date`,
    )
  }
  return `${wall.toISOString().slice(0, 19)}${formatOffset(offsetMinutes)}`
}

/** Minutes the zone is ahead of UTC. Offsets of a zone's early history have seconds, which the format cannot say. */
function offsetIn(instant: Date, timeZone: string): number {
  let formatter: Intl.DateTimeFormat
  try {
    formatter = dateFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  } catch (cause) {
    throw new DateError(
      'ERR_DATE_TIME_ZONE',
      `Expected an IANA time zone, found ${JSON.stringify(timeZone.slice(0, 40))}. Write a name such as Europe/Berlin`,
      { cause },
    )
  }
  if (Number.isNaN(instant.getTime())) return 0
  const name = formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = /^GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(name) ?? []
  const size = Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60)
  return sign === '-' ? -size : size
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}
