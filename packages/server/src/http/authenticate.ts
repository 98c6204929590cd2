import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Problem } from '../problems.ts'
import type { ApiKeys } from '../projects/api-keys.ts'
import type { Caller } from '../projects/caller.ts'
import type { Quota } from '../projects/quota.ts'
import type { RateLimiter } from '../projects/rate-limiter.ts'

export interface ApiVariables {
  readonly Variables: { caller: Caller }
}

export interface AuthenticateOptions {
  readonly apiKeys: ApiKeys
  readonly rateLimiter: RateLimiter
  readonly quota: Quota
  /** Who calls by a session of the studio, asked when a call brings no key. */
  readonly callerOfSession?: ((context: Context) => Promise<Caller | undefined>) | undefined
}

/**
 * Lets calls with a known API key, or a session that was opened with one, through, as many as its project may make in a second; answers say what is left.
 *
 * @throws Problem ERR_API_KEY_MISSING, ERR_API_KEY_UNKNOWN, ERR_SESSION_MISSING, ERR_CROSS_SITE, ERR_RATE_LIMITED
 * @see RateLimit header fields for HTTP, draft-ietf-httpapi-ratelimit-headers
 */
export function authenticate({ apiKeys, rateLimiter, quota, callerOfSession }: AuthenticateOptions) {
  return createMiddleware<ApiVariables>(async (context, next) => {
    const header = context.req.header('Authorization')
    const apiKey = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
    const caller = apiKey === undefined ? await callerOfSession?.(context) : await apiKeys.authenticate(apiKey)
    if (caller === undefined) {
      throw new Problem('ERR_API_KEY_MISSING', 'The header Authorization: Bearer with an API key is missing')
    }
    context.set('caller', caller)
    const { ratePerSecond, monthlyQuota } = caller.limits
    const rate = ratePerSecond === undefined ? undefined : rateLimiter.take(caller.projectId, ratePerSecond)
    const policies = [
      ...(rate ? [{ name: 'second', limit: rate.limit, remaining: rate.remaining, resetSeconds: 1 }] : []),
    ]
    if (rate && !rate.isAllowed) {
      throw new Problem(
        'ERR_RATE_LIMITED',
        'Rate limit exceeded',
        [],
        { message: `The project may make ${rate.limit} calls in a second` },
        { 'Retry-After': '1', ...rateLimitHeaders(policies) },
      )
    }
    await next()
    if (monthlyQuota !== undefined && caller.kind === 'live') {
      const { remaining = 0, resetSeconds } = await quota.leftOf(caller)
      policies.push({ name: 'month', limit: monthlyQuota, remaining, resetSeconds })
    }
    for (const [name, value] of Object.entries(rateLimitHeaders(policies))) context.res.headers.set(name, value)
  })
}

interface Policy {
  readonly name: string
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** Seconds of the windows: a month has no fixed number, 30 days are meant. */
const WINDOW_SECONDS: Readonly<Record<string, number>> = { second: 1, month: 30 * 86_400 }

function rateLimitHeaders(policies: readonly Policy[]): Record<string, string> {
  if (policies.length === 0) return {}
  return {
    'RateLimit-Policy': policies.map(({ name, limit }) => `"${name}";q=${limit};w=${WINDOW_SECONDS[name]}`).join(', '),
    RateLimit: policies
      .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
      .join(', '),
  }
}
