import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from './web-service-client.ts'

/** Several times with growing pauses; Apple documents no schedule. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000]

/** How often and after which pauses a failed request is repeated. */
export type RetrySchedule = {
  readonly delaysMs: readonly number[]
  /** Waits; rejects when the signal aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>
}

/** For what the holder waits for: tried once. */
export const ONCE: RetrySchedule = { delaysMs: [], sleep: sleepByTimer }

/**
 * Repeats a request until it succeeds or the pauses are used up, and gives the last answer.
 *
 * @throws what `attempt` throws; the signal's reason.
 */
export async function retrying<T>(
  attempt: () => Promise<Answer<T>>,
  { delaysMs, sleep }: RetrySchedule,
  signal: AbortSignal,
): Promise<Answer<T>> {
  let answer = await attempt()
  for (const delayMs of delaysMs) {
    if (answer.ok) break
    await pause(delayMs, sleep, signal)
    answer = await attempt()
  }
  return answer
}

async function pause(delayMs: number, sleep: RetrySchedule['sleep'], signal: AbortSignal): Promise<void> {
  try {
    await sleep(delayMs, signal)
  } catch (error) {
    // Timers reject with an error of their own, which does not say why.
    signal.throwIfAborted()
    throw error
  }
  signal.throwIfAborted()
}

/** Waits by node's timer. */
export async function sleepByTimer(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal })
}
