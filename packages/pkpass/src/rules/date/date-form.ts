import { parseDate } from '../../dates/parse-date.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import type { PassContext, Path } from '../pass-context.ts'

/** What is wrong with the form of a date. */
export type DateFault = 'impossible' | 'not-w3c' | 'no-zone' | 'space-for-plus'

/** No date is longer; a longer text is not looked into. */
const MAX_CHARACTERS = 64

const WELL_FORMED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/
const DAY_AND_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?![\d.,:])/
const OFFSET_AFTER_SPACE = /^ \d{2}:?\d{2}$/
const FRACTION = /\.\d+/
/** A date that says everything, with slips in how it says it. */
const REPAIRABLE =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?:(Z|z|UTC|GMT)|([+\-\u2212]?)(\d{1,2}:\d{2}|\d{4}|\d{1,2}))(?:\[[^\]]*\])?$/

/** Tells what is wrong with a date, or nothing. The zone is the last thing looked at: what comes before it must be right. */
export function dateFault(text: string): DateFault | undefined {
  if (text.length > MAX_CHARACTERS) return 'not-w3c'
  if (WELL_FORMED.test(text)) return instantOf(text) ? undefined : 'impossible'
  const zone = writtenZone(text)
  if (zone === undefined) return 'not-w3c'
  return OFFSET_AFTER_SPACE.test(zone) ? 'space-for-plus' : 'no-zone'
}

/** What stands where the zone should, when day and time before it are well formed. */
export function writtenZone(text: string): string | undefined {
  const dayAndTime = text.length > MAX_CHARACTERS ? undefined : DAY_AND_TIME.exec(text)?.[0]
  return dayAndTime === undefined ? undefined : text.slice(dayAndTime.length)
}

/** The instant of a date without fault. */
export function instantOf(text: string | undefined): Date | undefined {
  if (text === undefined || text.length > MAX_CHARACTERS || !WELL_FORMED.test(text)) return undefined
  try {
    return parseDate(withoutFraction(text))
  } catch {
    return undefined
  }
}

export function hasFraction(text: string): boolean {
  return FRACTION.test(text)
}

export function withoutFraction(text: string): string {
  return text.replace(FRACTION, '')
}

/** The same instant in the documented form, when the text leaves no doubt which it is. */
export function dateRepair(text: string, path: Path): readonly Change[] | undefined {
  const match = text.length > MAX_CHARACTERS ? null : REPAIRABLE.exec(text.trim())
  if (!match) return undefined
  const [, day = '', time = '', utc, sign = '', offset = ''] = match
  const isLostPlus = sign === '' && dateFault(text.trim()) === 'space-for-plus'
  if (utc === undefined && sign === '' && !isLostPlus) return undefined
  const zone = utc === undefined ? `${sign === '' || sign === '+' ? '+' : '-'}${hoursAndMinutes(offset)}` : 'Z'
  const value = `${day}T${time}${zone}`
  return instantOf(value) && [{ op: 'replace', pointer: jsonPointer(path), value }]
}

/** `7`, `07`, `7:00` or `0700` as `07:00`. */
function hoursAndMinutes(offset: string): string {
  const [hours = '', minutes = '00'] =
    offset.length === 4 && !offset.includes(':') ? [offset.slice(0, 2), offset.slice(2)] : offset.split(':')
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** A date of the pass, with what is wrong with it or the instant that it names. */
export interface PlacedDate {
  readonly text: string
  readonly key: string
  readonly path: Path
  readonly fault: DateFault | undefined
  readonly instant: Date | undefined
}

// Six rules look at every date, of every pass built: reading them once for all takes a fifth of the time.
const datesOfContexts = new WeakMap<PassContext, readonly PlacedDate[]>()

/** Every date of the pass under a key that is declared as one. */
export function datesOf(context: PassContext): readonly PlacedDate[] {
  const known = datesOfContexts.get(context)
  if (known) return known
  const dates: PlacedDate[] = []
  for (const { value, path } of context.valuesOf('iso8601')) {
    if (typeof value !== 'string') continue
    const instant = instantOf(value)
    const fault = instant ? undefined : dateFault(value)
    dates.push({ text: value, key: String(path.at(-1)), path, fault, instant })
  }
  datesOfContexts.set(context, dates)
  return dates
}

/** Visits every date with a fault, but the one at the top level that has a rule of its own. */
export function visitDates(context: PassContext, fault: DateFault, visit: (date: PlacedDate) => void): void {
  for (const date of datesOf(context)) {
    if (date.fault === fault && !isRelevantDate(date.path)) visit(date)
  }
}

function isRelevantDate(path: Path): boolean {
  return path.length === 1 && path[0] === 'relevantDate'
}
