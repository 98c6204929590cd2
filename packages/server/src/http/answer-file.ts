import type { Context } from 'hono'
import { ENCODINGS, type Encoding, type ServedFile } from '../studio/served-file.ts'

/** Answers a file, in the smallest form that the browser takes, or that it has it already. */
export async function answerFile(context: Context, file: ServedFile, cacheControl: string): Promise<Response> {
  const { mediaType, entityTag, bytes } = file
  const headers = { 'Cache-Control': cacheControl, ETag: entityTag, Vary: 'Accept-Encoding' }
  if (isKnown(context.req.header('If-None-Match'), entityTag)) return context.body(null, 304, headers)
  const encoding = acceptedEncoding(context.req.header('Accept-Encoding'))
  const encoded = encoding && (await file.encoded(encoding))
  const body = encoded ?? bytes
  return context.body(body, 200, {
    ...headers,
    ...(encoded && encoding && { 'Content-Encoding': encoding }),
    'Content-Type': mediaType,
    'Content-Length': String(body.length),
  })
}

/** @see RFC 9110 section 13.1.2: the comparison is weak */
function isKnown(header: string | undefined, entityTag: string): boolean {
  const known = header?.split(',').map(tag => tag.trim()) ?? []
  return known.includes(entityTag) || known.includes(entityTag.slice('W/'.length)) || header === '*'
}

/** The first of ours that the browser takes; those it weighs with 0 it does not. */
function acceptedEncoding(header = ''): Encoding | undefined {
  const accepted = header
    .split(',')
    .filter(part => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map(part => part.split(';')[0]?.trim().toLowerCase())
  return ENCODINGS.find(encoding => accepted.includes(encoding))
}
