const DAY_MS = 86_400_000

/** The date so many days after an instant, as `2026-11-21`. */
export function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)
}

/** Number of a date within its year, from 1. */
export function dayOfYear(day: string): number {
  const [year = ''] = day.split('-')
  return Math.round((Date.parse(day) - Date.parse(`${year}-01-01`)) / DAY_MS) + 1
}
