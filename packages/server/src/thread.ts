import { extname } from 'node:path'
import { type Transferable, Worker } from 'node:worker_threads'
import type { z } from 'zod'

export interface ThreadOptions<Answer> {
  /** Where the thread's own code is, without the ending that it has as a source or as it was built. */
  readonly file: string
  /** What it answers each request with, in a message. */
  readonly answerSchema: z.ZodType<Answer>
  /** For one request. */
  readonly timeoutMs: number
  /** Requests under way and waiting; with more, callers are told to come again. */
  readonly maxRequests: number
  /** What they are told. */
  readonly busy: () => Error
}

/** Of the thread, in which nothing but one request and its answer is. */
const MAX_HEAP_MB = 512

/** As a source it runs by stripping types and resolves sources; as it was built it does not. */
const EXTENSION = extname(import.meta.filename)
const NODE_OPTIONS = EXTENSION === '.ts' ? ['--conditions=billfold-source'] : []

/** Work in a thread of its own, one request after the other; one that takes too long ends the thread, and another is started. */
export class Thread<Request, Answer> {
  readonly #options: ThreadOptions<Answer>
  #worker: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()
  #requests = 0
  #isClosed = false

  constructor(options: ThreadOptions<Answer>) {
    this.#options = options
  }

  /**
   * @param transferred Parts of the request that are handed over instead of copied.
   * @throws What `busy` makes; an Error when the thread took too long or broke.
   */
  async ask(request: Request, transferred: readonly Transferable[] = []): Promise<Answer> {
    const { maxRequests, busy } = this.#options
    if (this.#requests >= maxRequests) throw busy()
    this.#requests += 1
    const answered = this.#last.then(() => this.#ask(request, transferred))
    this.#last = answered.catch(() => {})
    try {
      return await answered
    } finally {
      this.#requests -= 1
    }
  }

  /** Requests that wait are not begun any more. */
  async close(): Promise<void> {
    this.#isClosed = true
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #ask(request: Request, transferred: readonly Transferable[]): Promise<Answer> {
    if (this.#isClosed) throw new Error('The thread ended')
    const { answerSchema, timeoutMs } = this.#options
    const worker = this.#started()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail(new Error(`The thread took more than ${timeoutMs} ms`)), timeoutMs)
      const settle = () => {
        clearTimeout(timer)
        worker.off('message', receive).off('error', fail).off('exit', exited)
      }
      const receive = (message: unknown) => {
        const answer = answerSchema.safeParse(message)
        if (!answer.success) return fail(answer.error)
        settle()
        resolve(answer.data)
      }
      const fail = (cause: unknown) => {
        settle()
        if (this.#worker === worker) this.#worker = undefined
        void worker.terminate()
        reject(cause instanceof Error ? cause : new Error('The thread broke'))
      }
      const exited = () => fail(new Error('The thread ended'))
      worker.on('message', receive).on('error', fail).on('exit', exited)
      worker.postMessage(request, transferred)
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(`${this.#options.file}${EXTENSION}`, {
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
