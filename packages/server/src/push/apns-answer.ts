import { z } from 'zod'
import { APNS_REASONS, type ApnsAction } from './apns-reasons.ts'

/** What APNs said to one push. */
export interface ApnsAnswer {
  readonly status: number
  /** Empty when accepted. */
  readonly reason: string
  /** With 410: since when the token is dead. */
  readonly timestamp: Date | undefined
}

/** What becomes of a wake-up. */
export type PushOutcome =
  | { readonly kind: 'accepted' }
  /** The token leads nowhere: forget the devices that had it by then. */
  | { readonly kind: 'dead'; readonly deadSince: Date }
  /** Worth another try, later. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** The push is wrong in itself: trying again helps only once somebody has mended it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Certificate, key or topic are wrong: so is every push of the pass type until somebody has mended them. */
  | { readonly kind: 'stop'; readonly reason: string }

export const ACCEPTED: ApnsAnswer = { status: 200, reason: '', timestamp: undefined }

const body = z.object({ reason: z.string(), timestamp: z.number().optional() })

/** Reads the status and body of an answer. A body nobody understands leaves the status to speak. */
export function parseApnsAnswer(status: number, text: string): ApnsAnswer {
  if (status === 200) return ACCEPTED
  const parsed = body.safeParse(parseJson(text))
  const { reason = '', timestamp } = parsed.data ?? {}
  return { status, reason, timestamp: timestamp === undefined ? undefined : new Date(timestamp) }
}

/** What a refusal asks for, by its reason; one that is new to us is judged by its status. */
export function actionOf({ status, reason }: ApnsAnswer): ApnsAction {
  const known = Object.hasOwn(APNS_REASONS, reason) ? APNS_REASONS[reason] : undefined
  if (known) return known.action
  if (status === 410) return 'dead'
  if (status === 429 || status >= 500) return 'retry'
  // Of what has no name, nothing is known to be true of the next push too.
  return 'refused'
}

/**
 * Decides by the table of APNs' answers.
 *
 * @param sentAt When the push was sent: a token refused without a timestamp was dead by then.
 * @see Web service, section 5
 */
export function decideOutcome(answer: ApnsAnswer, sentAt: Date): PushOutcome {
  if (answer.status === 200) return { kind: 'accepted' }
  const reason = answer.reason || String(answer.status)
  switch (actionOf(answer)) {
    case 'dead':
      return { kind: 'dead', deadSince: answer.timestamp ?? sentAt }
    case 'retry':
    case 'reconnect':
    case 'keepToken':
      return { kind: 'retry', reason }
    case 'refused':
      return { kind: 'refused', reason }
    // A token that is called expired although it is new: this machine's clock is wrong.
    case 'renewToken':
    case 'stop':
      return { kind: 'stop', reason }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
