import { withDeadline } from './deadline.ts'
import { OutsideError } from './outside-error.ts'
import { SvgProcess, type SvgProcessLimits } from './svg-process.ts'
import { Turns } from './turns.ts'

export interface SvgProcessesOptions extends Partial<SvgProcessLimits> {
  /** Drawings at a time. Default: 2. */
  readonly processes?: number
  /** Drawings that wait for a process. Default: 32. */
  readonly waiting?: number
  /** Default: 15,000. */
  readonly waitTimeoutMs?: number
}

const MIB = 1_024 * 1_024
const DEFAULT_LIMITS: SvgProcessLimits = { timeoutMs: 5_000, startTimeoutMs: 10_000, maxMemoryBytes: 512 * MIB }

/** Pixels of the longer side. The tallest slot, a background of 505 points at 3x, has 1,515. */
const LONGER_SIDE_PX = 1_536

/**
 * Draws strangers' SVGs as PNG, in processes of their own.
 *
 * They are started when they are needed, kept for the next drawing, and replaced when they ended.
 */
export class SvgProcesses {
  readonly #limits: SvgProcessLimits
  readonly #waitTimeoutMs: number
  readonly #turns: Turns
  readonly #running = new Set<SvgProcess>()
  readonly #idle: SvgProcess[] = []
  #isClosed = false

  constructor({ processes = 2, waiting = 32, waitTimeoutMs = 15_000, ...limits }: SvgProcessesOptions = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits }
    this.#waitTimeoutMs = waitTimeoutMs
    this.#turns = new Turns({ total: processes, perKey: processes, waiting })
  }

  /**
   * Draws an SVG, its longer side 1,536 pixels.
   *
   * @throws OutsideError ERR_OUTSIDE_BUSY, ERR_OUTSIDE_SVG_TIMEOUT, ERR_OUTSIDE_SVG_MEMORY, ERR_OUTSIDE_SVG_PROCESS
   * @throws ImageError ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG, ERR_IMAGE_DECODE
   */
  async draw(svg: Uint8Array): Promise<Uint8Array> {
    const endTurn = await withDeadline(this.#waitTimeoutMs, busy, undefined, signal => this.#turns.enter('', signal))
    try {
      const process = await this.#process()
      try {
        return await process.draw({ svg, longerSidePx: LONGER_SIDE_PX })
      } finally {
        if (process.isEnded) this.#running.delete(process)
        else this.#idle.push(process)
      }
    } finally {
      endTurn()
    }
  }

  /** Ends all processes; drawings under way fail. */
  close(): void {
    this.#isClosed = true
    for (const process of this.#running) process.end()
  }

  /** One that does nothing, or a new one: turns keep their number. */
  async #process(): Promise<SvgProcess> {
    const idle = this.#idle.pop()
    if (idle && !idle.isEnded) return idle
    if (idle) this.#running.delete(idle)
    const started = await SvgProcess.start(this.#limits)
    this.#running.add(started)
    if (this.#isClosed) started.end()
    return started
  }
}

function busy(): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_BUSY',
    'Expected a turn to draw one more SVG, found none in time. Try again later',
  )
}
