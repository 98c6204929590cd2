import { createHash } from 'node:crypto'
import { type PassFiles, type PreparedPassFiles, preparePassFiles } from '@billfold/pkpass'
import { makeImageVariants } from '@billfold/pkpass/images'
import { colorsOf } from '../passes/colors.ts'
import type { PassRequest } from '../passes/pass-request.ts'
import { monogramSvg } from './monogram.ts'
import { makeUploadedImages } from './uploaded-images.ts'

/** Prepared sets of images kept in memory. A set has some 20 to 200 KB, an installation a handful of designs. */
const MAX_CACHED_SETS = 200

/** Which field of a request fills which slot. */
const UPLOADS = [
  ['icon', 'iconURL'],
  ['logo', 'logoURL'],
  ['strip', 'stripURL'],
  ['thumbnail', 'thumbnailURL'],
] as const

type ArtRequest = Pick<PassRequest, 'color' | 'colorPreset' | (typeof UPLOADS)[number][1]>

/**
 * Makes the images of passes: the request's own in every scale of their slots, and a monogram for icon and logo where it has
 * none. Passes of one design share one prepared set.
 */
export class PassArt {
  readonly #sets = new Map<string, Promise<PreparedPassFiles>>()

  /**
   * @param name Whose first letter a generated icon shows.
   * @throws Problem ERR_IMAGE_INVALID
   */
  filesFor(request: ArtRequest, name: string): Promise<PreparedPassFiles> {
    const key = keyOf(request, name)
    const known = this.#sets.get(key)
    // Taken out and put back, a set becomes the youngest: the map's first is always the one longest unused.
    this.#sets.delete(key)
    const set = known ?? drawFiles(request, name)
    this.#sets.set(key, set)
    set.catch(() => this.#sets.delete(key))
    const [oldest] = this.#sets.keys()
    if (this.#sets.size > MAX_CACHED_SETS && oldest !== undefined) this.#sets.delete(oldest)
    return set
  }
}

function keyOf(request: ArtRequest, name: string): string {
  const colors = colorsOf(request)
  const uploads = UPLOADS.map(([, field]) => request[field] ?? '')
  return createHash('sha256')
    .update(JSON.stringify([name, colors, uploads]))
    .digest('base64')
}

async function drawFiles(request: ArtRequest, name: string): Promise<PreparedPassFiles> {
  const files: Record<string, Uint8Array> = {}
  for (const [slot, field] of UPLOADS) {
    const uri = request[field]
    Object.assign(
      files,
      uri === undefined
        ? await drawMonogram(slot, request, name)
        : await makeUploadedImages(slot, field, uri, colorsOf(request)),
    )
  }
  return preparePassFiles(files)
}

/** A pass needs an icon; its logo is the same letter, standing on the pass. Other slots stay empty. */
async function drawMonogram(slot: string, request: ArtRequest, name: string): Promise<PassFiles> {
  if (slot !== 'icon' && slot !== 'logo') return {}
  const { background, foreground } = colorsOf(request)
  const svg = monogramSvg(name, { background: slot === 'icon' ? background : 'none', foreground })
  return (await makeImageVariants(slot, Buffer.from(svg))).files
}
