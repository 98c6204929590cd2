/** Calls back later; tests bring their own. */
export interface Timers {
  /** @returns ends the wait; harmless once it is over. */
  start(callback: () => void, delayMs: number): () => void
}

/** Those of the process; none keeps it alive. */
export const systemTimers: Timers = {
  start(callback, delayMs) {
    const timer = setTimeout(callback, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
