import type { RelevantDate } from '../../schema/relevance.ts'
import { instantOf } from './instant-of.ts'

/** Milliseconds from start to end of an interval; none where a date is missing or of another form. */
export function intervalOf({ startDate, endDate }: RelevantDate): number | undefined {
  if (startDate === undefined || endDate === undefined) return undefined
  const start = instantOf(startDate)
  const end = instantOf(endDate)
  return start === undefined || end === undefined ? undefined : end - start
}
