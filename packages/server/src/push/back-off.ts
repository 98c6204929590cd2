export interface BackOffOptions {
  readonly firstDelayMs: number
  readonly maxDelayMs: number
}

export const DEFAULT_BACK_OFF: BackOffOptions = { firstDelayMs: 1_000, maxDelayMs: 10 * 60_000 }

/**
 * How long to wait before trying again: doubling with every attempt, and spread over its upper half so that devices that failed
 * together do not come back together.
 *
 * @param attempts How often it was tried, 1 or more.
 * @param random From 0 to below 1.
 */
export function backOffMs(attempts: number, { firstDelayMs, maxDelayMs }: BackOffOptions, random: number): number {
  const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempts - 1))
  return Math.round(delayMs * (0.5 + random / 2))
}
