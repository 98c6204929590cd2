import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { Thread } from '../thread.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-request.ts'

export interface PreviewsOptions {
  /** For one drawing. Default: 10 s. */
  readonly timeoutMs?: number
}

const DEFAULT_TIMEOUT_MS = 10_000
/** One that is drawn, and those that wait meanwhile. */
const MAX_DRAWINGS = 16

const answerSchema: z.ZodType<PreviewAnswer> = z.union([
  z.object({ bytes: z.instanceof(Uint8Array) }),
  z.object({ failed: z.string() }),
])

/** Draws passes in a thread of its own: a picture takes a third of a second, in which a server must answer others. */
export class Previews {
  readonly #thread: Thread<PreviewRequest, PreviewAnswer>

  constructor({ timeoutMs = DEFAULT_TIMEOUT_MS }: PreviewsOptions = {}) {
    this.#thread = new Thread({
      file: join(import.meta.dirname, 'preview-thread'),
      answerSchema,
      timeoutMs,
      maxRequests: MAX_DRAWINGS,
      busy: () => new Problem('ERR_PREVIEW_BUSY', 'Other previews are being drawn'),
    })
  }

  /** @throws Problem ERR_PREVIEW_BUSY; an Error when the pass could not be drawn. */
  async draw(request: PreviewRequest): Promise<Uint8Array> {
    const answer = await this.#thread.ask(request)
    if ('bytes' in answer) return answer.bytes
    throw new Error(`The pass could not be drawn: ${answer.failed}`)
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
