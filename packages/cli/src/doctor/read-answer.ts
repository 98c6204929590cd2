import { z } from 'zod'
import type { Answer } from './network.ts'

/** @see Bundle format, section 7 */
export const PASS_MEDIA_TYPE = 'application/vnd.apple.pkpass'

/** The media type without its parameters, in lower case. */
export function mediaTypeOf({ headers }: Answer): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

/** Whether an answer is a redirect, or a page for people, where a device asked: how it is answered, for a sentence. */
export function isInterception(answer: Answer): string | undefined {
  const { status } = answer
  if (status >= 300 && status < 400 && status !== 304)
    return `with a redirect (${status}), which no device follows with its token`
  const isPage = mediaTypeOf(answer) === 'text/html' && !startsLikeArchive(answer.body)
  const isWall = (status >= 200 && status < 300) || [403, 429, 503].includes(status)
  return isPage && isWall ? `with a page for people (${status}, text/html)` : undefined
}

/** PK, with which every ZIP archive begins. */
export function startsLikeArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** RFC 9110 section 5.6.7: the one form of a date that may be sent. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Reads a date of a header; `undefined` when it is none of the form that may be sent. */
export function parseHttpDate(text: string | undefined): Date | undefined {
  if (text === undefined || !HTTP_DATE.test(text)) return undefined
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? undefined : date
}

export function cacheDirectivesOf({ headers }: Answer): ReadonlySet<string> {
  const names = (headers.get('cache-control') ?? '').toLowerCase().split(',')
  return new Set(names.map(directive => directive.split('=')[0]?.trim() ?? ''))
}

const listSchema = z.looseObject({ serialNumbers: z.array(z.string()), lastUpdated: z.string() })

/** The answer to "what changed?"; `undefined` when it is of another form. */
export function parseList({ body }: Answer): z.output<typeof listSchema> | undefined {
  try {
    return listSchema.safeParse(JSON.parse(new TextDecoder().decode(body))).data
  } catch {
    return undefined
  }
}
