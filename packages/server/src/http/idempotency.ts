import { createHash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Clock } from '../clock.ts'
import { Problem } from '../problems.ts'
import type { Storage, StoredAnswer } from '../storage/storage.ts'
import type { ApiVariables } from './authenticate.ts'

export interface IdempotencyOptions {
  readonly storage: Pick<
    Storage,
    'beginIdempotentCall' | 'answerIdempotentCall' | 'abandonIdempotentCall' | 'sweepIdempotentCalls'
  >
  readonly clock: Clock
}

const MAX_KEY_LENGTH = 255
/** How long an answer is kept. */
const KEPT_MS = 24 * 3_600_000
/** A call that began earlier and has no answer was made by a process that died. */
const STALE_MS = 60_000
/** Header fields that belong to an answer. */
const KEPT_HEADERS = ['Content-Type', 'Content-Disposition', 'Cache-Control', 'ETag', 'X-Serial-Number', 'X-Pass-Url']

/**
 * Makes a call with an `Idempotency-Key` once: made again, it is answered as the first time.
 *
 * Answers of 5xx and 429 are not kept: they are what a call is made again for.
 *
 * @throws Problem ERR_REQUEST_INVALID, ERR_IDEMPOTENCY_KEY_REUSED, ERR_IDEMPOTENT_CALL_UNDER_WAY
 * @see The Idempotency-Key HTTP header field, draft-ietf-httpapi-idempotency-key-header
 */
export function idempotency({ storage, clock }: IdempotencyOptions) {
  let sweptAt = 0
  return createMiddleware<ApiVariables>(async (context, next) => {
    const header = context.req.header('Idempotency-Key')
    if (header === undefined || context.req.method !== 'POST') return await next()
    const idempotencyKey = parseKey(header)
    const { projectId } = context.get('caller')
    const { pathname, search } = new URL(context.req.url)
    const requestDigest = createHash('sha256')
      .update(`${pathname}${search}\n`)
      .update(await context.req.text())
      .digest('hex')
    const now = clock.now()
    if (now.getTime() - sweptAt > STALE_MS) {
      sweptAt = now.getTime()
      await storage.sweepIdempotentCalls(new Date(now.getTime() - KEPT_MS))
    }
    const staleBefore = new Date(now.getTime() - STALE_MS)
    const call = { projectId, idempotencyKey }
    const state = await storage.beginIdempotentCall({ ...call, requestDigest, now, staleBefore })
    if (state.kind !== 'begun') {
      if (state.requestDigest !== requestDigest) {
        throw new Problem('ERR_IDEMPOTENCY_KEY_REUSED', 'The Idempotency-Key was used for a call with another body')
      }
      if (state.kind === 'under way') {
        throw new Problem('ERR_IDEMPOTENT_CALL_UNDER_WAY', 'A call with this Idempotency-Key is under way')
      }
      return replay(state.answer)
    }
    await next()
    if (context.res.status >= 500 || context.res.status === 429) {
      await storage.abandonIdempotentCall(call)
      return
    }
    const serialNumber = context.res.headers.get('X-Serial-Number') ?? undefined
    await storage.answerIdempotentCall({ ...call, answer: await answerOf(context.res), serialNumber })
  })
}

/** A structured string, or its text alone, as most clients send it. */
function parseKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header
  if (key.length > 0 && key.length <= MAX_KEY_LENGTH && /^[\x20-\x7e]+$/.test(key)) return key
  throw new Problem('ERR_REQUEST_INVALID', `Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters of ASCII`)
}

async function answerOf(response: Response): Promise<StoredAnswer> {
  const headers = KEPT_HEADERS.flatMap(name => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  const body = new Uint8Array(await response.clone().arrayBuffer())
  return { status: response.status, headers: Object.fromEntries(headers), body }
}

function replay({ status, headers, body }: StoredAnswer): Response {
  return new Response(new Uint8Array(body), { status, headers: { ...headers, 'Idempotency-Replayed': 'true' } })
}
