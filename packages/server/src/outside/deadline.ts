import type { OutsideError } from './outside-error.ts'

/** Does something under a signal that is aborted when time is up, with the error that says so, or when another signal is. */
export async function withDeadline<T>(
  timeoutMs: number,
  late: () => OutsideError,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(late()), timeoutMs)
  try {
    return await work(signal ? AbortSignal.any([deadline.signal, signal]) : deadline.signal)
  } finally {
    clearTimeout(timer)
  }
}

/** Waits for something that cannot be broken off, no longer than a signal lets it. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}
