const DAY = 24 * 3600
/** Seconds of a unit, and from how many on it is told in it: "20 months" says more than "1 year". */
const UNITS = [
  { unit: 'year', length: 365.25 * DAY, from: 2 * 365.25 * DAY },
  { unit: 'month', length: 30.44 * DAY, from: 2 * 30.44 * DAY },
  { unit: 'day', length: DAY, from: 2 * DAY },
  { unit: 'hour', length: 3600, from: 3600 },
  { unit: 'minute', length: 60, from: 60 },
] as const

const RELATIVE = new Intl.RelativeTimeFormat('en')

/** How far away an instant is: "in 3 years", "2 months ago". */
export function describeDistance(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const found = UNITS.find(({ from }) => Math.abs(seconds) >= from)
  return found ? RELATIVE.format(Math.trunc(seconds / found.length), found.unit) : 'just now'
}

/** When exactly, for everybody the same. */
export function formatInstant(at: Date): string {
  if (Number.isNaN(at.getTime())) return 'an unknown date'
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
    .format(at)
    .concat(' UTC')
}
