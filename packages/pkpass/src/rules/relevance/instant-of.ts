import { parseDate } from '../../dates/parse-date.ts'

/** The instant a date text tells, in milliseconds; none for a text of another form, which rules for dates tell. */
export function instantOf(text: string): number | undefined {
  try {
    return parseDate(text).getTime()
  } catch {
    return undefined
  }
}
