import { parseDate } from '../../dates/parse-date.ts'

/** Whether both dates are known and the first is the later one, whatever zones they are written in. */
export function isAfter(first: string | undefined, second: string | undefined): boolean {
  const [a, b] = [instantOf(first), instantOf(second)]
  return a !== undefined && b !== undefined && a > b
}

/** The instant of a date in milliseconds; none for a text that is no date, which other rules tell. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  try {
    return parseDate(text).getTime()
  } catch {
    return undefined
  }
}
