import { createHash } from 'node:crypto'
import { type PreparedPassFiles, preparePassFiles } from '@billfold/pkpass'
import sharp from 'sharp'
import { colorsOf } from '../passes/colors.ts'
import type { PassRequest } from '../passes/pass-request.ts'
import { decodeImage } from './decode-image.ts'
import { IMAGE_SLOTS, type ImageSlotName, SCALES } from './image-slots.ts'
import { monogramSvg } from './monogram.ts'

/** Prepared sets of images kept in memory. A set has some 20 to 200 KB, an installation a handful of designs. */
const MAX_CACHED_SETS = 200
/** Side of the generated logo in points: the height of its slot. */
const LOGO_SIDE_PT = 50

const UPLOADS = { icon: 'iconURL', logo: 'logoURL', strip: 'stripURL', thumbnail: 'thumbnailURL' } as const

type ArtRequest = Pick<PassRequest, 'color' | 'colorPreset' | (typeof UPLOADS)[ImageSlotName]>

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
  const uploads = Object.values(UPLOADS).map(field => request[field] ?? '')
  return createHash('sha256')
    .update(JSON.stringify([name, colors, uploads]))
    .digest('base64')
}

async function drawFiles(request: ArtRequest, name: string): Promise<PreparedPassFiles> {
  const colors = colorsOf(request)
  const monogram = Buffer.from(monogramSvg(name, colors))
  const inverted = Buffer.from(monogramSvg(name, { background: 'none', foreground: colors.foreground }))
  const files: Record<string, Uint8Array> = {}
  for (const [slot, field] of Object.entries(UPLOADS)) {
    if (!isSlot(slot)) continue
    const uri = request[field]
    if (uri !== undefined) Object.assign(files, await scale(await decodeImage(field, uri), slot, IMAGE_SLOTS[slot]))
    else if (slot === 'icon') Object.assign(files, await scale(monogram, slot, IMAGE_SLOTS.icon))
    else if (slot === 'logo') {
      Object.assign(files, await scale(inverted, slot, { widthPt: LOGO_SIDE_PT, heightPt: LOGO_SIDE_PT, fit: 'cover' }))
    }
  }
  return preparePassFiles(files)
}

function isSlot(name: string): name is ImageSlotName {
  return Object.hasOwn(IMAGE_SLOTS, name)
}

async function scale(
  image: Buffer,
  name: string,
  { widthPt, heightPt, fit }: { readonly widthPt: number; readonly heightPt: number; readonly fit: 'cover' | 'inside' },
): Promise<Record<string, Uint8Array>> {
  const entries = SCALES.map(async ([suffix, factor]): Promise<[string, Uint8Array]> => {
    const pixels = await sharp(image, { density: 300 })
      .rotate()
      .resize({ width: widthPt * factor, height: heightPt * factor, fit })
      .png({ compressionLevel: 9 })
      .toBuffer()
    return [`${name}${suffix}.png`, pixels]
  })
  return Object.fromEntries(await Promise.all(entries))
}
