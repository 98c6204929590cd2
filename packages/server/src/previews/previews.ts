import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { Problem } from '../problems.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-request.ts'

export interface PreviewsOptions {
  /** For one drawing. Default: 10 s. */
  readonly timeoutMs?: number
}

const DEFAULT_TIMEOUT_MS = 10_000
/** Drawings that wait while another is made; with more, callers are told to come again. */
const MAX_WAITING = 16
/** Of the thread, in which nothing but a pass and its drawing is. */
const MAX_HEAP_MB = 512

/** As a source it runs by stripping types and resolves sources; as it was built it does not. */
const EXTENSION = extname(import.meta.filename)
const THREAD = join(import.meta.dirname, `preview-thread${EXTENSION}`)
const NODE_OPTIONS = EXTENSION === '.ts' ? ['--conditions=billfold-source'] : []

const answerSchema: z.ZodType<PreviewAnswer> = z.union([
  z.object({ bytes: z.instanceof(Uint8Array) }),
  z.object({ failed: z.string() }),
])

/** Draws passes in a thread of its own, one after the other; a drawing that takes too long ends the thread, and another is started. */
export class Previews {
  readonly #timeoutMs: number
  #worker: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({ timeoutMs = DEFAULT_TIMEOUT_MS }: PreviewsOptions = {}) {
    this.#timeoutMs = timeoutMs
  }

  /** @throws Problem ERR_PREVIEW_BUSY; an Error when the pass could not be drawn. */
  async draw(request: PreviewRequest): Promise<Uint8Array> {
    if (this.#waiting >= MAX_WAITING) throw new Problem('ERR_PREVIEW_BUSY', 'Other previews are being drawn')
    this.#waiting += 1
    const drawn = this.#last.then(() => this.#draw(request))
    this.#last = drawn.catch(() => {})
    try {
      return await drawn
    } finally {
      this.#waiting -= 1
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #draw(request: PreviewRequest): Promise<Uint8Array> {
    const worker = this.#started()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(new Error(`The drawing took more than ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      )
      const settle = () => {
        clearTimeout(timer)
        worker.off('message', receive).off('error', fail).off('exit', exited)
      }
      const receive = (message: unknown) => {
        settle()
        const answer = answerSchema.parse(message)
        if ('bytes' in answer) resolve(answer.bytes)
        else reject(new Error(`The pass could not be drawn: ${answer.failed}`))
      }
      const fail = (cause: unknown) => {
        settle()
        if (this.#worker === worker) this.#worker = undefined
        void worker.terminate()
        reject(cause instanceof Error ? cause : new Error('The thread that draws broke'))
      }
      const exited = () => fail(new Error('The thread that draws ended'))
      worker.on('message', receive).on('error', fail).on('exit', exited)
      worker.postMessage(request)
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(THREAD, {
      execArgv: NODE_OPTIONS,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      // None of the server's environment, which holds its secrets.
      env: {},
    })
    // Who waits has a timer; an idle thread must not keep the server alive.
    worker.unref()
    this.#worker = worker
    return worker
  }
}
