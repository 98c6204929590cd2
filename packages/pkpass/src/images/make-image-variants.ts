import type { PassFiles } from '../bundle/pass-files.ts'
import { parseColor } from '../colors/parse-color.ts'
import { slotFileName } from '../image-header/image-name.ts'
import { IMAGE_SCALES, IMAGE_SLOTS, type ImageSlot, type ImageSlotName, type PointSize } from '../schema/image-slots.ts'
import type { Style } from '../schema/pass.ts'
import { type DrawnVariant, drawVariant } from './draw-variant.ts'
import { ImageError } from './image-error.ts'
import { findingsOfDrawings, findingsOfPlan, type ImageFinding } from './image-findings.ts'
import { recognizeFormat } from './image-format.ts'
import { readSource, refuseBytes, refusePixels } from './image-header.ts'
import { type ImageFit, type ImageScale, planVariants, THUMBNAIL_ASPECT } from './plan-variants.ts'

export interface ImageVariantOptions {
  /** Style of the pass. Named, it must be one that draws the slot. */
  readonly style?: Style
  /** Default: 1, 2 and 3. Devices draw 2 and 3; 1 is for old checkers, and may be left out of a pass that gets large. */
  readonly scales?: readonly ImageScale[]
  /**
   * `cover` fills the slot and crops at the centre, the default of exact slots. `contain` keeps the whole picture, the default of
   * maximum slots; in an exact slot it is padded.
   */
  readonly fit?: ImageFit
  /** Colour put behind transparent pixels and into padding, in any form of CSS. Default: they stay transparent. */
  readonly background?: string
  /** Whether an SVG is drawn. Default: true; false for pictures of people you do not know. */
  readonly allowSvg?: boolean
}

export interface ImageVariants {
  /** By file name: `icon.png`, `icon@2x.png`, `icon@3x.png`. */
  readonly files: PassFiles
  readonly findings: readonly ImageFinding[]
}

/**
 * Makes the images of one slot, in every scale, from one picture.
 *
 * Read are PNG, JPEG, WebP, GIF and AVIF, of animations the first frame, of a TIFF the first page, and SVG, drawn at the size that
 * is needed. Written is PNG in 8-bit sRGB without metadata; transparency is kept, the camera's orientation applied. The same input
 * gives the same bytes. All scales are written, also those that the picture is too small for: the findings say so, as they do when
 * more than 5 % are cropped.
 *
 * Pictures have at most 16 MiB and 25,000,000 pixels, SVGs 1,000,000 bytes, and what they draw is in them. That bounds memory, not
 * time: an SVG can be written to keep a processor busy for minutes (a dashed line did for 35 seconds), and drawing cannot be broken
 * off. Refuse SVGs of people you do not know (`allowSvg`), or draw them in a process that you can end.
 *
 * @param slotName Name of the file without scale and ending: `icon`, `logo`, `strip`, …
 * @throws ImageError ERR_IMAGE_SLOT, ERR_IMAGE_SLOT_STYLE, ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG,
 *   ERR_IMAGE_DECODE
 * @throws ColorError when `background` is no colour.
 * @throws TypeError when `scales` names none, or others than 1, 2 and 3.
 * @see Bundle format, section 2
 *
 * @example
 * const { files, findings } = await makeImageVariants('icon', await readFile('icon.svg'), { style: 'coupon' })
 */
export async function makeImageVariants(
  slotName: string,
  source: Uint8Array,
  { style, scales = IMAGE_SCALES, fit, background, allowSvg = true }: ImageVariantOptions = {},
): Promise<ImageVariants> {
  const slot = findSlot(slotName, style)
  refuseScales(scales)
  const behind = background === undefined ? undefined : parseColor(background)
  refuseBytes(source)
  if (!allowSvg) refuseSvg(source)
  const image = await readSource(source)
  const isVector = image.header.format === 'svg'
  if (!isVector) refusePixels(image.header.width, image.header.height, 'a picture')
  const aspect = slotName === 'thumbnail' ? THUMBNAIL_ASPECT : undefined
  const slotFit = fit ?? (slot.sizing === 'exact' ? 'cover' : 'contain')
  const plan = planVariants(slot, { ...image.proportions, isVector }, slotFit, aspect)

  const ascending = IMAGE_SCALES.filter(scale => scales.includes(scale))
  const drawn = new Map<string, DrawnVariant>()
  // One after another, so that no more than one decoded source is in memory.
  for (const scale of ascending) {
    drawn.set(slotFileName(slotName, scale), await drawVariant(image, plan, scale, behind))
  }
  const planned = { slotName, slot, style, plan, scales: ascending, source: image.header }
  return {
    files: Object.fromEntries([...drawn].map(([file, { png }]) => [file, png])),
    findings: [...findingsOfPlan(planned), ...findingsOfDrawings(slotName, drawn)],
  }
}

function findSlot(name: string, style: Style | undefined): ImageSlot & { readonly size: PointSize } {
  if (!isSlotName(name)) {
    const names = Object.keys(IMAGE_SLOTS).join(', ')
    throw new ImageError('ERR_IMAGE_SLOT', `Expected one of the slots ${names}, found ${JSON.stringify(name)}`)
  }
  const slot: ImageSlot = IMAGE_SLOTS[name]
  const { size, styles } = slot
  if (size === undefined) {
    throw new ImageError('ERR_IMAGE_SLOT', `No size of ${name} is documented. Make its files yourself`)
  }
  if (style !== undefined && !styles.includes(style)) {
    throw new ImageError(
      'ERR_IMAGE_SLOT_STYLE',
      `${name} is drawn on ${styles.join(', ')}, not on ${style}. Leave it out`,
    )
  }
  return { ...slot, size }
}

function isSlotName(name: string): name is ImageSlotName {
  return Object.hasOwn(IMAGE_SLOTS, name)
}

function refuseScales(scales: readonly ImageScale[]): void {
  if (scales.length > 0 && scales.every(scale => IMAGE_SCALES.includes(scale))) return
  throw new TypeError(`Expected scales out of ${IMAGE_SCALES.join(', ')}, found ${JSON.stringify(scales)}`)
}

function refuseSvg(source: Uint8Array): void {
  if (recognizeFormat(source) !== 'svg') return
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    'Expected a PNG, JPEG or WebP image, found an SVG, which could take minutes to draw. Export the picture as PNG',
  )
}
