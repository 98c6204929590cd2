/** CET, PST, EST5EDT: names that old programs know, and which of several zones they mean differs. */
const ABBREVIATION = /^[A-Z]{3}(?:\d[A-Z]{3})?$/i
/** Names of this form that mean one zone. */
const NO_ABBREVIATIONS = ['GMT', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC']
/** Longer names are no zones, and not asked for. */
const MAX_LENGTH = 64
/** A zone has no end of names when upper and lower case are not told apart. */
const MAX_NAMES = 2048

let names: Set<string> | undefined

/** Whether a text names a zone of the IANA database by its place, or is universal time. */
export function isTimeZoneName(text: string): boolean {
  names ??= new Set([...Intl.supportedValuesOf('timeZone').filter(name => name.includes('/')), ...NO_ABBREVIATIONS])
  if (names.has(text)) return true
  if (text.length > MAX_LENGTH || ABBREVIATION.test(text) || !/^[A-Z]/i.test(text) || !hasFormatter(text)) return false
  if (names.size < MAX_NAMES) names.add(text)
  return true
}

/** Names that were replaced are zones all the same, and only the formatter knows them; to make one takes its time. */
function hasFormatter(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
