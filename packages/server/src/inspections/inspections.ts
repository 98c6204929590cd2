import { join } from 'node:path'
import { trustCertificates } from '@billfold/pkpass'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { Problem } from '../problems.ts'
import { Thread } from '../thread.ts'

export interface InspectionsOptions {
  /** PEM texts of certificates that are trusted beside Apple's: the root of a sandbox. */
  readonly trusted?: readonly string[] | undefined
  readonly clock: Clock
  /** For one file. Default: 10 s. */
  readonly timeoutMs?: number
}

export interface InspectRequest {
  readonly bytes: Uint8Array
  readonly trusted: readonly string[]
  readonly now: Date
}

const answerSchema = z.object({ report: z.string() })
export type InspectAnswer = z.infer<typeof answerSchema>

const DEFAULT_TIMEOUT_MS = 10_000
/** One that is inspected, and those that wait meanwhile: with files of the largest size, 128 MB of memory. */
const MAX_INSPECTIONS = 8

/** Explains passes of strangers, in a thread of its own. Nothing is stored, nothing fetched. */
export class Inspections {
  readonly #trusted: readonly string[]
  readonly #clock: Clock
  readonly #thread: Thread<InspectRequest, InspectAnswer>

  /** @throws CertificateError ERR_CERT_MALFORMED */
  constructor({ trusted = [], clock, timeoutMs = DEFAULT_TIMEOUT_MS }: InspectionsOptions) {
    // Once here, so that a wrong one is known at the start, and not by every inspection.
    trustCertificates(trusted)
    this.#trusted = trusted
    this.#clock = clock
    this.#thread = new Thread({
      file: join(import.meta.dirname, 'inspect-thread'),
      answerSchema,
      timeoutMs,
      maxRequests: MAX_INSPECTIONS,
      busy: () => new Problem('ERR_INSPECT_BUSY', 'Other passes are being inspected'),
    })
  }

  /**
   * @param bytes Handed over to the thread: the caller has them no longer.
   * @returns An `InspectionReport` as JSON; it stays text, for its size is the stranger's choice.
   * @throws Problem ERR_INSPECT_BUSY; an Error when it took too long.
   */
  async inspect(bytes: ArrayBuffer): Promise<string> {
    const request = { bytes: new Uint8Array(bytes), trusted: this.#trusted, now: this.#clock.now() }
    return (await this.#thread.ask(request, [bytes])).report
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
