import { type ChildProcess, fork } from 'node:child_process'
import { extname, join } from 'node:path'
import { ImageError } from '@billfold/pkpass/images'
import { OutsideError } from './outside-error.ts'
import { answerSchema, type SvgAnswer, type SvgDrawing } from './svg-protocol.ts'

export interface SvgProcessLimits {
  /** For one drawing. */
  readonly timeoutMs: number
  /** Until a process is there to draw. */
  readonly startTimeoutMs: number
  /** Of the whole process, which has some 100 MB when it does nothing. Looked at 50 times a second, and at the end. */
  readonly maxMemoryBytes: number
}

/** As a source it runs by stripping types and resolves sources; as it was built it does not. */
const EXTENSION = extname(import.meta.filename)
const CHILD = join(import.meta.dirname, `svg-child${EXTENSION}`)

/**
 * What the process may do: read files, and load the image library. It has no network, starts nothing, writes nothing. Native code
 * is not held by that, so that it is a second wall; the first is that the SVG is checked. Its own heap stays small.
 */
const NODE_OPTIONS = [
  ...['--permission', '--allow-fs-read=*', '--allow-addons', '--max-old-space-size=128'],
  ...(EXTENSION === '.ts' ? ['--conditions=billfold-source'] : []),
]

/**
 * One thread for each drawing. And glibc is to give memory back, as it does at first: later it keeps it, and a drawing of 130 MB took
 * 1,955 the second time.
 */
const ENVIRONMENT = { VIPS_CONCURRENCY: '1', MALLOC_MMAP_THRESHOLD_: '131072' }

/** A process that draws one SVG at a time, and can be ended while it does. */
export class SvgProcess {
  readonly #child: ChildProcess
  readonly #limits: SvgProcessLimits
  #pending: PromiseWithResolvers<SvgAnswer> | undefined
  #isEnded = false

  private constructor(limits: SvgProcessLimits) {
    this.#limits = limits
    this.#child = fork(CHILD, [`${limits.maxMemoryBytes}`], {
      execArgv: NODE_OPTIONS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // None of the server's environment, which holds its secrets.
      env: ENVIRONMENT,
    })
    this.#child.on('message', message => this.#receive(message))
    this.#child.on('error', cause => this.end(ended(cause)))
    this.#child.on('exit', () => this.end())
    // Who waits for an answer has a timer; without one it must not keep the server alive.
    this.#child.unref()
    this.#child.channel?.unref()
  }

  /** @throws OutsideError ERR_OUTSIDE_SVG_PROCESS */
  static async start(limits: SvgProcessLimits): Promise<SvgProcess> {
    const started = new SvgProcess(limits)
    await started.#answer(limits.startTimeoutMs, () => ended())
    return started
  }

  /** Whether it draws no more. */
  get isEnded(): boolean {
    return this.#isEnded
  }

  /**
   * Draws an SVG. Past its limits the process is ended.
   *
   * @returns PNG; not looked at.
   * @throws OutsideError ERR_OUTSIDE_SVG_TIMEOUT, ERR_OUTSIDE_SVG_MEMORY, ERR_OUTSIDE_SVG_PROCESS
   * @throws ImageError ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG, ERR_IMAGE_DECODE
   */
  async draw(drawing: SvgDrawing): Promise<Uint8Array> {
    const { timeoutMs, maxMemoryBytes } = this.#limits
    const answer = this.#answer(timeoutMs, () => tooSlow(timeoutMs))
    if (!this.#isEnded) this.#child.send(drawing, error => error && this.end(ended(error)))
    const answered = await answer
    switch (answered.kind) {
      case 'drawn':
        return answered.png
      case 'refused':
        throw new ImageError(answered.code, answered.message)
      case 'memory':
        this.end()
        throw tooLarge(maxMemoryBytes)
      case 'ready':
        this.end()
        throw ended()
    }
  }

  /** Ends the process at once, whatever it does. */
  end(reason: OutsideError = ended()): void {
    this.#isEnded = true
    this.#child.kill('SIGKILL')
    this.#pending?.reject(reason)
  }

  async #answer(timeoutMs: number, late: () => OutsideError): Promise<SvgAnswer> {
    if (this.#isEnded) throw ended()
    const pending = Promise.withResolvers<SvgAnswer>()
    this.#pending = pending
    const timer = setTimeout(() => this.end(late()), timeoutMs)
    try {
      return await pending.promise
    } finally {
      clearTimeout(timer)
      this.#pending = undefined
    }
  }

  #receive(message: unknown): void {
    const answer = answerSchema.safeParse(message)
    if (answer.success && this.#pending) this.#pending.resolve(answer.data)
    else this.end()
  }
}

function tooSlow(timeoutMs: number): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_SVG_TIMEOUT',
    `Expected an SVG that is drawn within ${timeoutMs} ms, found it slower. Simplify it, or export it as PNG`,
  )
}

function tooLarge(maxMemoryBytes: number): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_SVG_MEMORY',
    `Expected an SVG that is drawn within ${maxMemoryBytes} bytes of memory, found it larger. Simplify it, or export it as PNG`,
  )
}

function ended(cause?: Error): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_SVG_PROCESS',
    'Expected an SVG that can be drawn, found that drawing it broke off. Simplify it, or export it as PNG',
    { cause },
  )
}
