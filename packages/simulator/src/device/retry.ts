import { setTimeout as wait } from 'node:timers/promises'
import type { Connectivity } from './connectivity.ts'
import type { Answer } from './web-service-client.ts'

/** Several times with growing pauses; Apple documents no schedule. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000]

/** How often and after which pauses a failed request is repeated. */
export type RetrySchedule = {
  readonly delaysMs: readonly number[]
  /** Waits; rejects when the signal aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>
  /** Without a network nothing is repeated: coming online begins anew. */
  readonly connectivity: Connectivity
}

/** For what the holder waits for: tried once. */
export function once(schedule: RetrySchedule): RetrySchedule {
  return { ...schedule, delaysMs: [] }
}

/**
 * Repeats a request until it succeeds, the pauses are used up or the network goes, and gives the last answer.
 *
 * @throws what `attempt` throws; the signal's reason.
 */
export async function retrying<T>(
  attempt: () => Promise<Answer<T>>,
  { delaysMs, sleep, connectivity }: RetrySchedule,
  signal: AbortSignal,
): Promise<Answer<T>> {
  let answer = await attempt()
  for (const delayMs of delaysMs) {
    const { lost } = connectivity
    if (answer.ok || lost.aborted) break
    await pause(delayMs, sleep, { signal, lost })
    if (lost.aborted) break
    answer = await attempt()
  }
  return answer
}

async function pause(
  delayMs: number,
  sleep: RetrySchedule['sleep'],
  { signal, lost }: { readonly signal: AbortSignal; readonly lost: AbortSignal },
): Promise<void> {
  try {
    await sleep(delayMs, AbortSignal.any([signal, lost]))
  } catch (error) {
    // Timers reject with an error of their own, which does not say why.
    signal.throwIfAborted()
    if (!lost.aborted) throw error
  }
  signal.throwIfAborted()
}

/** Waits by node's timer. */
export async function sleepByTimer(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal })
}
