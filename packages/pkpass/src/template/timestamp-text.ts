import { DateError } from '../dates/date-error.ts'
import { parseDate } from '../dates/parse-date.ts'
import type { Message } from '../protobuf/message.ts'
import { TemplateError } from './template-error.ts'

/** The years 0001 to 9999, in seconds since 1970: what the JSON form of a timestamp can say. */
const FIRST_SECOND = -62_135_596_800n
const LAST_SECOND = 253_402_300_799n
const NANOS_PER_SECOND = 1_000_000_000

/**
 * Reads the JSON form of a timestamp, down to the nanosecond.
 *
 * @throws TemplateError ERR_TEMPLATE_VALUE
 * @see Protocol Buffers Documentation, "ProtoJSON Format", Timestamp
 */
export function parseTimestamp(text: string, at: string): Message {
  const instant = readDate(text, at)
  // What is read of a fraction are milliseconds; the instant is made of whole seconds and the fraction as it is written.
  const seconds = BigInt(Math.floor(instant.getTime() / 1_000))
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? ''
  const nanos = Number(fraction.padEnd(9, '0'))
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) throw outOfRange(at, seconds, nanos)
  return { ...(seconds !== 0n && { seconds }), ...(nanos !== 0 && { nanos }) }
}

/**
 * Writes the JSON form of a timestamp: in UTC, with three, six or nine digits of a fraction if there is one.
 *
 * @throws TemplateError ERR_TEMPLATE_VALUE
 */
export function formatTimestamp({ seconds = 0n, nanos = 0 }: Message, at: string): string {
  const isInRange =
    typeof seconds === 'bigint' &&
    typeof nanos === 'number' &&
    seconds >= FIRST_SECOND &&
    seconds <= LAST_SECOND &&
    nanos >= 0 &&
    nanos < NANOS_PER_SECOND
  if (!isInRange) throw outOfRange(at, seconds, nanos)
  const digits = String(nanos)
    .padStart(9, '0')
    .replace(/(?:000){1,3}$/, '')
  const wholeSeconds = new Date(Number(seconds) * 1_000).toISOString().slice(0, 19)
  return `${wholeSeconds}${digits === '' ? '' : `.${digits}`}Z`
}

function readDate(text: string, at: string): Date {
  try {
    return parseDate(text)
  } catch (cause) {
    if (!(cause instanceof DateError)) throw cause
    throw new TemplateError('ERR_TEMPLATE_VALUE', 'Templates, section 4.2, Timestamp', `${at}: ${cause.message}`, {
      cause,
    })
  }
}

function outOfRange(at: string, seconds: unknown, nanos: unknown): TemplateError {
  return new TemplateError(
    'ERR_TEMPLATE_VALUE',
    'Templates, section 4.2, Timestamp',
    `Expected an instant in the years 0001 to 9999 at ${at}, found ${seconds} s and ${nanos} ns since 1970. Correct the date`,
  )
}
