import type { Field } from '@billfold/pkpass/schema'
import type { DetectedKind } from '../layout/pass-layout.ts'

/** A part of a text that Wallet would make a link of. */
export interface DetectedSpan {
  readonly start: number
  readonly end: number
  readonly kind: DetectedKind
}

type DetectorType = NonNullable<Field['dataDetectorTypes']>[number]

interface Detector {
  readonly type: DetectorType
  readonly kind: DetectedKind
  readonly pattern: RegExp
  readonly accepts?: (text: string) => boolean
}

// What Apple's detectors find is not documented. These find what people write on passes, and each repetition in them is bounded,
// so that no text makes them slow.

const TOP_LEVELS =
  'com|org|net|edu|gov|info|biz|io|app|dev|eu|co|ai|de|at|ch|fr|it|es|nl|be|lu|uk|ie|se|no|dk|fi|pl|cz|pt|jp|cn|kr|in|au|nz|ca|us|br|mx'
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/gi
const BARE_DOMAIN = new RegExp(
  String.raw`(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}(?:${TOP_LEVELS})\b(?![.@-]?\w)(?:/[^\s<>"]{0,500})?`,
  'gi',
)
const MAIL_ADDRESS = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi

const MONTHS =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const TIME = String.raw`(?:,?\s(?:at\s)?\d{1,2}:\d{2}(?:\s?[AP]\.?M\b\.?)?)?`
const WRITTEN_DATE = new RegExp(
  String.raw`\b(?:\d{1,2}\.?\s${MONTHS}\.?,?\s\d{4}|${MONTHS}\.?\s\d{1,2},?\s\d{4})${TIME}`,
  'gi',
)
const NUMERIC_DATE = new RegExp(
  String.raw`(?<![\d./-])(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})(?![\d/-])${TIME}`,
  'g',
)

const STREET =
  '(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Square|Sq|Way|Place|Pl|Court|Ct|Quay|Row)'
const NUMBER_FIRST = new RegExp(
  String.raw`\b\d{1,5}[A-Za-z]?\s(?:[\p{L}'’.-]{1,30}\s){1,4}${STREET}\b\.?(?:,\s?[\p{L}\d .'’-]{2,40}){0,3}`,
  'gu',
)
const NUMBER_LAST =
  /\p{Lu}[\p{L}.'’-]{1,40}(?:\s[\p{L}.'’-]{1,30}){0,3}\s\d{1,4}[a-z]?,?\s(?:[A-Z]{1,2}-)?\d{4,5}\s\p{Lu}[\p{L}-]{1,40}/gu

const PHONE_NUMBER = /(?<![\w.+/-])(?:\+|\(\+?)?\d[\d\s()./\u00a0-]{5,22}\d(?![\w])/g

/** Those that take most first: a date has the digits of a telephone number, an address has a number. */
const DETECTORS: readonly Detector[] = [
  { type: 'PKDataDetectorTypeLink', kind: 'link', pattern: MAIL_ADDRESS },
  { type: 'PKDataDetectorTypeLink', kind: 'link', pattern: WEB_ADDRESS },
  { type: 'PKDataDetectorTypeLink', kind: 'link', pattern: BARE_DOMAIN },
  { type: 'PKDataDetectorTypeCalendarEvent', kind: 'calendarEvent', pattern: WRITTEN_DATE },
  { type: 'PKDataDetectorTypeCalendarEvent', kind: 'calendarEvent', pattern: NUMERIC_DATE },
  { type: 'PKDataDetectorTypeAddress', kind: 'address', pattern: NUMBER_FIRST },
  { type: 'PKDataDetectorTypeAddress', kind: 'address', pattern: NUMBER_LAST },
  { type: 'PKDataDetectorTypePhoneNumber', kind: 'phone', pattern: PHONE_NUMBER, accepts: isPhoneNumber },
]

/**
 * Finds what Wallet makes links of by itself: web and mail addresses, telephone numbers, postal addresses, dates.
 *
 * @param types The field's `dataDetectorTypes`: all kinds when they are left out, none when they are empty.
 * @returns In the order of the text, none over another.
 * @see layout section 4
 */
export function detectData(text: string, types: Field['dataDetectorTypes']): readonly DetectedSpan[] {
  const spans: DetectedSpan[] = []
  const taken = new Uint8Array(text.length)
  for (const { type, kind, pattern, accepts } of DETECTORS) {
    if (types !== undefined && !types.includes(type)) continue
    for (const { 0: match, index: start } of text.matchAll(pattern)) {
      const found = match.replace(/[\s.,;:!?)\]}'’]+$/u, '')
      const end = start + found.length
      if (found === '' || (accepts && !accepts(found)) || taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      spans.push({ start, end, kind })
    }
  }
  return spans.sort((first, second) => first.start - second.start)
}

/** ITU-T E.164: at most 15 digits; fewer than 7 are something else. */
function isPhoneNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length
  return digits >= 7 && digits <= 15
}
