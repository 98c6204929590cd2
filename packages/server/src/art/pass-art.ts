import { createHash } from 'node:crypto'
import {
  BundleError,
  IMAGE_SLOTS,
  type ImageSlot,
  type PassFiles,
  type PreparedPassFiles,
  preparePassFiles,
  StringsError,
} from '@billfold/pkpass'
import { ImageError, makeImageVariants, recognizeFormat } from '@billfold/pkpass/images'
import type { ImageSource } from '../outside/image-source.ts'
import type { ImageStore } from '../outside/image-store.ts'
import { OutsideError } from '../outside/outside-error.ts'
import { colorsOf, type PassColors } from '../passes/colors.ts'
import { type ImageReference, type ImageRequest, imageReferences } from '../passes/image-references.ts'
import type { PassRequest } from '../passes/pass-request.ts'
import { Problem } from '../problems.ts'
import { monogramSvg } from './monogram.ts'
import { type ImageDigests, imageDetail } from './request-images.ts'

/** Prepared sets of files kept in memory. A set has some 20 to 200 KB, an installation a handful of designs. */
const MAX_CACHED_SETS = 200

export type ArtRequest = ImageRequest & Pick<PassRequest, 'color' | 'colorPreset' | 'localizations'>

export interface PassArtOptions {
  readonly images: Pick<ImageStore, 'get'>
  /** Asked for what is not kept any more: it may have been forgotten with the last pass that had it, while this one was issued. */
  readonly source: Pick<ImageSource, 'read'>
}

/**
 * Makes the files of passes beside `pass.json`: a request's own images in every scale of their slots, a monogram for icon and
 * logo where it has none, and its translations. Passes of one design share one prepared set.
 */
export class PassArt {
  readonly #options: PassArtOptions
  readonly #sets = new Map<string, Promise<PreparedPassFiles>>()

  constructor(options: PassArtOptions) {
    this.#options = options
  }

  /**
   * @param digests What the images of the request are stored under.
   * @param name Whose first letter a generated icon shows.
   * @throws Problem ERR_IMAGE_INVALID, ERR_REQUEST_INVALID for translations
   */
  filesFor(request: ArtRequest, digests: ImageDigests, name: string): Promise<PreparedPassFiles> {
    const key = keyOf(request, digests, name)
    const known = this.#sets.get(key)
    // Taken out and put back, a set becomes the youngest: the map's first is always the one longest unused.
    this.#sets.delete(key)
    const set = known ?? this.#draw(request, digests, name)
    this.#sets.set(key, set)
    set.catch(() => this.#sets.delete(key))
    const [oldest] = this.#sets.keys()
    if (this.#sets.size > MAX_CACHED_SETS && oldest !== undefined) this.#sets.delete(oldest)
    return set
  }

  async #draw(request: ArtRequest, digests: ImageDigests, name: string): Promise<PreparedPassFiles> {
    const colors = colorsOf(request)
    const files: Record<string, Uint8Array> = {}
    const localized = new Map<string, PassFiles>()
    const filled = new Set<string>()
    for (const reference of imageReferences(request)) {
      const made = await this.#makeImages(reference, digests, colors)
      filled.add(reference.slot)
      if (reference.language === undefined) Object.assign(files, made)
      else localized.set(reference.language, { ...localized.get(reference.language), ...made })
    }
    // A pass needs an icon; its logo is the same letter, standing on the pass. Other slots stay empty. Where a language has an
    // image of its own there is none for all: that would win over it.
    for (const slot of ['icon', 'logo'] as const) {
      if (!filled.has(slot)) Object.assign(files, await drawMonogram(slot, colors, name))
    }
    return prepare(files, request.localizations, localized)
  }

  async #makeImages(
    { slot, name, pointer, uri }: ImageReference,
    digests: ImageDigests,
    { background }: PassColors,
  ): Promise<PassFiles> {
    const { images, source } = this.#options
    try {
      const bytes = (await images.get(digests[pointer] ?? '')) ?? (await source.read(uri)).bytes
      if (!hasSize(IMAGE_SLOTS[slot])) return asItIs(slot, bytes)
      // A transparent icon stands on the colour of the pass, as a logo does: Wallet would show it with a halo (rule
      // `image-transparent-icon`).
      const options = { allowSvg: false, ...(slot === 'icon' ? { background } : {}) }
      return (await makeImageVariants(slot, bytes, options)).files
    } catch (error) {
      if (!(error instanceof ImageError || error instanceof OutsideError)) throw error
      const detail = imageDetail(name, pointer, error)
      throw new Problem('ERR_IMAGE_INVALID', detail.message, [detail])
    }
  }
}

function keyOf(request: ArtRequest, digests: ImageDigests, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([name, colorsOf(request), digests, request.localizations ?? {}]))
    .digest('base64')
}

function prepare(
  files: PassFiles,
  localizations: PassRequest['localizations'] = {},
  localized: ReadonlyMap<string, PassFiles>,
): PreparedPassFiles {
  const languages = Object.entries(localizations).map(([language, { strings }]) => {
    const images = localized.get(language)
    return [language, { ...(strings && { strings }), ...(images && { images }) }]
  })
  try {
    return preparePassFiles(files, { localizations: Object.fromEntries(languages) })
  } catch (error) {
    if (!(error instanceof BundleError || error instanceof StringsError)) throw error
    const { message } = error
    throw new Problem('ERR_REQUEST_INVALID', message, [{ pointer: '/localizations', code: 'not_allowed', message }])
  }
}

function hasSize(slot: ImageSlot): boolean {
  return slot.size !== undefined
}

/** Of a slot whose size nobody has documented. */
function asItIs(slot: string, bytes: Uint8Array): PassFiles {
  if (recognizeFormat(bytes) === 'png') return { [`${slot}.png`]: bytes }
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    `Expected a PNG for ${slot}, whose size is not documented, found another format`,
  )
}

async function drawMonogram(
  slot: 'icon' | 'logo',
  { background, foreground }: PassColors,
  name: string,
): Promise<PassFiles> {
  const svg = monogramSvg(name, { background: slot === 'icon' ? background : 'none', foreground })
  return (await makeImageVariants(slot, Buffer.from(svg))).files
}
