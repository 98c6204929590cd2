import { createHash } from 'node:crypto'
import { ImageError } from '@billfold/pkpass/images'
import type { Clock } from '../clock.ts'
import type { ImageSource } from '../outside/image-source.ts'
import { OutsideError } from '../outside/outside-error.ts'
import { type ImageReference, type ImageRequest, imageReferences } from '../passes/image-references.ts'
import { Problem, type ProblemDetail } from '../problems.ts'

/** Of the images a request names, by JSON pointer of the place: SHA-256 of the bytes they are stored under, hex. */
export type ImageDigests = Readonly<Record<string, string>>

export interface RequestImagesOptions {
  readonly source: Pick<ImageSource, 'read'>
  readonly clock: Clock
}

/** References whose image is known without asking the source. A design has one to five. */
const MAX_KNOWN = 1_000
/** How long an address is not even looked up: a series of passes with one address is issued within minutes. */
const KNOWN_FOR_MS = 60_000

/** Has the images of requests stored, and tells what they are stored under. */
export class RequestImages {
  readonly #options: RequestImagesOptions
  /** By digest of the reference: a data URI has up to a megabyte. */
  readonly #known = new Map<string, { readonly sha256: string; readonly until: number }>()

  constructor(options: RequestImagesOptions) {
    this.#options = options
  }

  /**
   * Reads every image that a request names.
   *
   * @param kept Of images that are had already: they are taken as they are.
   * @throws Problem ERR_IMAGE_INVALID naming each field whose image cannot be used; ERR_IMAGE_BUSY
   */
  async read(request: ImageRequest, kept: ImageDigests = {}): Promise<ImageDigests> {
    const references = imageReferences(request).filter(({ pointer }) => kept[pointer] === undefined)
    if (references.length === 0) return kept
    const read = await Promise.allSettled(references.map(reference => this.#read(reference)))
    const reasons = read.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [{ reason: outcome.reason, reference: references[index] }] : [],
    )
    if (reasons.length > 0) throw refused(reasons)
    const digests = read.flatMap((outcome, index) => {
      const pointer = references[index]?.pointer
      return outcome.status === 'fulfilled' && pointer !== undefined ? [[pointer, outcome.value]] : []
    })
    return { ...kept, ...Object.fromEntries(digests) }
  }

  async #read({ uri }: ImageReference): Promise<string> {
    const now = this.#options.clock.now().getTime()
    const key = createHash('sha256').update(uri).digest('base64')
    const known = this.#known.get(key)
    if (known && now < known.until) return known.sha256
    const { sha256 } = await this.#options.source.read(uri)
    this.#known.delete(key)
    this.#known.set(key, { sha256, until: now + KNOWN_FOR_MS })
    const [oldest] = this.#known.keys()
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest)
    return sha256
  }
}

interface Refusal {
  readonly reason: unknown
  readonly reference: ImageReference | undefined
}

function refused(refusals: readonly Refusal[]): unknown {
  const details: ProblemDetail[] = []
  for (const { reason, reference } of refusals) {
    if (!(reason instanceof OutsideError || reason instanceof ImageError)) return reason
    if (reason.code === 'ERR_OUTSIDE_BUSY') return new Problem('ERR_IMAGE_BUSY', reason.message)
    details.push(imageDetail(reference?.name ?? '', reference?.pointer ?? '', reason))
  }
  return new Problem('ERR_IMAGE_INVALID', details.map(({ message }) => message).join('. '), details)
}

/** What is wrong with the image of a field, in the words of who found it. */
export function imageDetail(name: string, pointer: string, { message }: Error): ProblemDetail {
  return { pointer, code: 'invalid_image', message: `${name} cannot be used. ${message}` }
}
