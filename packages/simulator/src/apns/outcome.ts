import { type CheckContext, checkRequest } from './check-request.ts'
import type { Fault, Faults } from './faults.ts'
import type { PushRequest } from './push-request.ts'
import { APNS_REASONS, type Refusal } from './reasons.ts'

/**
 * What becomes of a push: it is delivered and answered, perhaps late; refused; answered with something else; left without an
 * answer; or its connection ends.
 */
export type Outcome =
  | { readonly kind: 'accepted'; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'goAway'; readonly reason: string | undefined }
  | { readonly kind: 'disconnected'; readonly isDelivered: boolean }

/** Decides over a push: first by APNs' rules, then, if they let it through, by the faults that are switched on. */
export function decide(request: PushRequest, context: CheckContext, faults: Faults): Outcome {
  const refusal = checkRequest(request, context)
  if (refusal !== undefined) return { kind: 'refused', refusal }
  const fault = faults.strike()
  return fault === undefined ? { kind: 'accepted', delayMs: 0 } : suffer(fault, context.now)
}

function suffer(fault: Fault, now: Date): Outcome {
  switch (fault.kind) {
    case 'unregistered':
      return refused({ reason: 'Unregistered', timestamp: new Date(fault.timestampMs ?? now) })
    case 'tooManyRequests':
      return refused({ reason: 'TooManyRequests' })
    case 'serviceUnavailable':
      return refused({ reason: 'ServiceUnavailable' })
    case 'slow':
      return { kind: 'accepted', delayMs: fault.delayMs }
    case 'dead':
      return { kind: 'unanswered' }
    case 'refuse':
      return refused(
        APNS_REASONS[fault.reason] === 410
          ? { reason: fault.reason, timestamp: new Date(fault.timestampMs ?? now) }
          : { reason: fault.reason },
      )
    case 'answer':
      return { kind: 'answered', status: fault.status, body: fault.body }
    case 'goAway':
      return { kind: 'goAway', reason: fault.reason }
    case 'disconnect':
      return { kind: 'disconnected', isDelivered: fault.isDelivered ?? false }
  }
}

function refused(refusal: Refusal): Outcome {
  return { kind: 'refused', refusal }
}
