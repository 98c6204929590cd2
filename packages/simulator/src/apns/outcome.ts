import { type CheckContext, checkRequest } from './check-request.ts'
import type { Fault, Faults } from './faults.ts'
import type { PushRequest } from './push-request.ts'
import type { Refusal } from './reasons.ts'

/** What becomes of a push: it is delivered and answered, perhaps late; refused; or left without an answer. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered' }

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
  }
}

function refused(refusal: Refusal): Outcome {
  return { kind: 'refused', refusal }
}
