import { SimulatorError } from '../simulator-error.ts'
import { WaitingRoom, type WaitOptions } from '../waiting-room.ts'
import type { Push } from './push.ts'

/** Enough to look back on a long session in a sandbox, few enough to keep in memory: the oldest go first. */
export const MAX_RECORDED_PUSHES = 10_000

/** Remembers the pushes that arrived, and wakes whoever waits for one. */
export class PushRecord {
  readonly #pushes: Push[] = []
  readonly #waiting = new WaitingRoom()
  #lastSequence = 0

  /** Oldest first; a copy, so it does not change under its reader. */
  get pushes(): readonly Push[] {
    return [...this.#pushes]
  }

  add(arrived: Omit<Push, 'sequence'>): Push {
    this.#lastSequence += 1
    const push = { ...arrived, sequence: this.#lastSequence }
    this.#pushes.push(push)
    if (this.#pushes.length > MAX_RECORDED_PUSHES) this.#pushes.shift()
    this.#waiting.look()
    return push
  }

  /** @throws SimulatorError ERR_SIMULATOR_PUSH_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason. */
  waitFor(predicate: (push: Push) => boolean, options?: WaitOptions): Promise<Push> {
    const timeout = (limitMs: number) => timeoutError(limitMs, this.#pushes)
    return this.#waiting.waitFor(() => this.#pushes.find(predicate), timeout, options)
  }

  close(): void {
    const message = 'Expected a push, but the push server was closed; wait before that'
    this.#waiting.close(new SimulatorError('ERR_SIMULATOR_CLOSED', message))
  }
}

function timeoutError(limitMs: number, pushes: readonly Push[]): SimulatorError {
  const last = pushes.at(-1)
  const found =
    last === undefined ? 'none at all' : `${pushes.length}, the last answered ${last.status} ${last.reason ?? ''}`
  return new SimulatorError(
    'ERR_SIMULATOR_PUSH_TIMEOUT',
    `Expected a fitting push within ${limitMs} ms, found ${found.trimEnd()}; see the recorded pushes for what came`,
  )
}
