import { z } from 'zod'

/** What APNs said to one push. */
export interface ApnsAnswer {
  readonly status: number
  /** Empty when accepted. */
  readonly reason: string
  /** With 410: since when the token is dead. */
  readonly timestamp: Date | undefined
}

/** What to do about it. */
export type PushOutcome =
  | { readonly kind: 'accepted' }
  /** The token leads nowhere: forget the devices that had it by then. */
  | { readonly kind: 'dead'; readonly deadSince: Date }
  /** Worth another try, later. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** Certificate, topic or request are wrong: trying again helps only once somebody has mended it. */
  | { readonly kind: 'alarm'; readonly reason: string }

const body = z.object({ reason: z.string(), timestamp: z.number().optional() })

/** Reads the status and body of an answer. A body nobody understands leaves the status to speak. */
export function parseApnsAnswer(status: number, text: string): ApnsAnswer {
  const parsed = text === '' ? undefined : body.safeParse(parseJson(text))
  const { reason = '', timestamp } = parsed?.data ?? {}
  return { status, reason, timestamp: timestamp === undefined ? undefined : new Date(timestamp) }
}

/** 400s that say something about the token, not about the request. */
const DEAD_TOKEN_REASONS = new Set(['BadDeviceToken', 'DeviceTokenNotForTopic'])
/** The connection went stale under the request. */
const RETRY_REASONS = new Set(['IdleTimeout'])

/**
 * Decides by the table of APNs' answers.
 *
 * @param sentAt When the push was sent: a token refused without a timestamp was dead by then.
 * @see Web service, section 5
 */
export function decideOutcome({ status, reason, timestamp }: ApnsAnswer, sentAt: Date): PushOutcome {
  if (status === 200) return { kind: 'accepted' }
  if (status === 410) return { kind: 'dead', deadSince: timestamp ?? sentAt }
  if (status === 400 && DEAD_TOKEN_REASONS.has(reason)) return { kind: 'dead', deadSince: sentAt }
  if (status === 429 || status >= 500 || RETRY_REASONS.has(reason))
    return { kind: 'retry', reason: reason || String(status) }
  return { kind: 'alarm', reason: reason || String(status) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
