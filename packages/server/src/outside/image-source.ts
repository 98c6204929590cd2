import { createHash } from 'node:crypto'
import { checkImage, ImageError, type ImageFormat, recognizeFormat } from '@billfold/pkpass/images'
import type { Clock } from '../clock.ts'
import { isDataUri, parseDataUri } from './data-uri.ts'
import type { ImageStore } from './image-store.ts'
import { OutsideError } from './outside-error.ts'
import type { OutsideFetcher } from './outside-fetcher.ts'
import type { SvgProcesses } from './svg-processes.ts'

export interface ImageSourceOptions {
  readonly fetcher: Pick<OutsideFetcher, 'fetch'>
  readonly svg: Pick<SvgProcesses, 'draw'>
  readonly store: ImageStore
  readonly clock: Clock
  /** Of a data URI; what is fetched, the fetcher limits. Default: 5,000,000. */
  readonly maxBytes?: number
  /** How long an address is taken to lead to the image that it led to. Default: an hour. */
  readonly freshForMs?: number
}

/** An image that was checked, and is stored. */
export interface OutsideImage {
  /** What it is stored under, in hex. */
  readonly sha256: string
  /** For `makeImageVariants`. */
  readonly bytes: Uint8Array
  readonly format: RasterFormat
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const RASTER_FORMATS = ['png', 'jpeg', 'webp', 'gif'] as const
type RasterFormat = (typeof RASTER_FORMATS)[number]

const ACCEPT = 'image/png, image/jpeg, image/webp, image/gif, image/svg+xml'
/** Stores of files say `octet-stream` of what they know nothing about, or nothing at all. */
const WANTED = /^(?:image\/.*|(?:application|binary)\/octet-stream|)$/
const DEFAULT_MAX_BYTES = 5_000_000
const HOUR_MS = 3_600_000

/**
 * Images that a request names, by https or as data URI: fetched once, checked before anything is decoded, stored by content.
 *
 * Kept are PNG, JPEG, WebP and GIF as they came; an SVG is drawn as PNG, in a process that can be ended.
 */
export class ImageSource {
  readonly #options: ImageSourceOptions
  /** By digest of their reference: a thousand passes with one new address fetch it once. */
  readonly #reading = new Map<string, Promise<OutsideImage>>()

  constructor(options: ImageSourceOptions) {
    this.#options = options
  }

  /**
   * Reads an image.
   *
   * @param reference An https address, or a data URI.
   * @throws OutsideError The image cannot be had: all codes but ERR_OUTSIDE_ALLOW_LIST.
   * @throws ImageError What was had is no image that is used: ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG,
   *   ERR_IMAGE_DECODE.
   */
  read(reference: string): Promise<OutsideImage> {
    const key = sha256Of(reference)
    const known = this.#reading.get(key)
    if (known) return known
    const reading = this.#read(reference, key).finally(() => this.#reading.delete(key))
    this.#reading.set(key, reading)
    return reading
  }

  async #read(reference: string, key: string): Promise<OutsideImage> {
    const { store, clock } = this.#options
    const recalled = await this.#recall(reference, key)
    if (recalled) return recalled
    const image = await this.#check(await this.#load(reference))
    await store.put(image.sha256, image.bytes)
    await store.remember(key, { sha256: image.sha256, readAt: clock.now() })
    return image
  }

  async #recall(reference: string, key: string): Promise<OutsideImage | undefined> {
    const { store, clock, freshForMs = HOUR_MS } = this.#options
    const remembered = await store.recall(key)
    if (!remembered) return undefined
    const ageMs = clock.now().getTime() - remembered.readAt.getTime()
    // What a data URI holds never changes.
    if (ageMs >= freshForMs && !isDataUri(reference)) return undefined
    const bytes = await store.get(remembered.sha256)
    return bytes && (await describe(bytes))
  }

  async #load(reference: string): Promise<Uint8Array> {
    if (!isDataUri(reference)) {
      const wanted = { accept: ACCEPT, isWanted: (mediaType: string) => WANTED.test(mediaType) }
      return (await this.#options.fetcher.fetch(reference, wanted)).bytes
    }
    const { bytes, mediaType } = parseDataUri(reference, this.#options.maxBytes ?? DEFAULT_MAX_BYTES)
    if (WANTED.test(mediaType)) return bytes
    throw new OutsideError(
      'ERR_OUTSIDE_MEDIA_TYPE',
      `Expected a data URI of an image, found ${mediaType}. Begin it with data:image/png or the like`,
    )
  }

  /** By its first bytes, whatever anybody says. */
  async #check(source: Uint8Array): Promise<OutsideImage> {
    if (recognizeFormat(source) !== 'svg') return await describe(source)
    return await describe(await this.#options.svg.draw(source))
  }
}

/** What is no raster format does not get to the decoder, which could read more. */
async function describe(bytes: Uint8Array): Promise<OutsideImage> {
  const format = rasterFormat(recognizeFormat(bytes))
  const { width, height } = await checkImage(bytes)
  return { sha256: sha256Of(bytes), bytes, format, width, height }
}

function rasterFormat(found: ImageFormat): RasterFormat {
  const format = RASTER_FORMATS.find(raster => raster === found)
  if (format) return format
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    `Expected a PNG, JPEG, WebP, GIF or SVG image, found ${found}. Export the picture as PNG`,
  )
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
