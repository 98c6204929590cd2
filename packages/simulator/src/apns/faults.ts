import { z } from 'zod'
import { SimulatorError } from '../simulator-error.ts'
import { type ApnsReason, isApnsReason } from './reasons.ts'

/** Longer than any sender waits for an answer. */
const MAX_DELAY_MS = 10 * 60 * 1000

const frequency = {
  /** How many pushes it strikes before it is used up; without it, until it is cleared. */
  times: z.int().min(1).optional(),
  /** The share of pushes it strikes, 0 to 1. Default: 1. */
  probability: z.number().min(0).max(1).optional(),
}

/** One way for the push service to fail, for a control page or a test to switch on. */
export const faultSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('unregistered'),
      /** Since when the device is said to be gone, milliseconds since 1970. Default: the moment of the push. */
      timestampMs: z.int().min(0).optional(),
      ...frequency,
    }),
    z.strictObject({ kind: z.literal('tooManyRequests'), ...frequency }),
    z.strictObject({ kind: z.literal('serviceUnavailable'), ...frequency }),
    z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(0).max(MAX_DELAY_MS), ...frequency }),
    z.strictObject({ kind: z.literal('dead'), ...frequency }),
    z.strictObject({
      kind: z.literal('refuse'),
      reason: z.custom<ApnsReason>(isApnsReason, { error: 'Expected a reason of APNs' }),
      /** With reasons of status 410. Default: the moment of the push. */
      timestampMs: z.int().min(0).optional(),
      ...frequency,
    }),
    z.strictObject({ kind: z.literal('answer'), status: z.int().min(200).max(599), body: z.string(), ...frequency }),
    z.strictObject({ kind: z.literal('goAway'), reason: z.string().optional(), ...frequency }),
    z.strictObject({ kind: z.literal('disconnect'), isDelivered: z.boolean().optional(), ...frequency }),
  ])
  .readonly()

/**
 * - `unregistered`: 410 Unregistered
 * - `tooManyRequests`: 429 TooManyRequests
 * - `serviceUnavailable`: 503 ServiceUnavailable
 * - `slow`: the push is accepted and delivered at once, the answer comes `delayMs` later
 * - `dead`: the push is taken and never answered, nor delivered
 * - `refuse`: refused with any reason of APNs' table
 * - `answer`: answered with any status and body, also such as APNs never gives
 * - `goAway`: GOAWAY, as if the push and all after it on its connection had not been looked at; those before it are answered.
 *   A `reason` goes along as APNs writes it
 * - `disconnect`: the connection is cut before the answer, after the push was delivered or without that
 */
export type Fault = z.output<typeof faultSchema>

/**
 * Makes the push service fail on purpose.
 *
 * Faults strike only pushes that would have been accepted, so that a fault never hides a wrong request.
 */
export class Faults {
  readonly #random: () => number
  #active: Fault[] = []

  /** @param random from 0 up to, but not including, 1. */
  constructor(random: () => number) {
    this.#random = random
  }

  /** The faults switched on, with the `times` that are left. */
  get active(): readonly Fault[] {
    return [...this.#active]
  }

  /**
   * Switches on these faults instead of the ones before; of several, the first that strikes a push wins.
   *
   * @throws SimulatorError ERR_SIMULATOR_FAULT
   */
  set(...faults: readonly Fault[]): void {
    const parsed = z.array(faultSchema).safeParse(faults)
    if (!parsed.success) {
      throw new SimulatorError('ERR_SIMULATOR_FAULT', `Expected faults; ${z.prettifyError(parsed.error)}`, {
        cause: parsed.error,
      })
    }
    this.#active = parsed.data
  }

  clear(): void {
    this.#active = []
  }

  /** Decides what becomes of one push: the fault that strikes it, which is then one time nearer to its end. */
  strike(): Fault | undefined {
    const fault = this.#active.find(({ probability = 1 }) => this.#random() < probability)
    if (fault?.times !== undefined) {
      const left = { ...fault, times: fault.times - 1 }
      this.#active = this.#active.flatMap(active => (active !== fault ? [active] : left.times > 0 ? [left] : []))
    }
    return fault
  }
}
