import { UNREPORTED_SHARE } from '../../image-header/image-advice.ts'
import type { SlotFileName } from '../../image-header/image-name.ts'
import type { PngHeader } from '../../image-header/png-header.ts'
import { IMAGE_SLOTS, type ImageSlot, type ImageSlotName, type PointSize } from '../../schema/image-slots.ts'
import type { ImageFile, SlotImages } from '../file-context.ts'

/** Slots that a picture must fit into, whatever its proportions. */
export const BOXES: ReadonlySet<ImageSlotName> = new Set(['logo', 'primaryLogo', 'secondaryLogo', 'footer'])

/** An image that Wallet looks up and whose size is known. */
export interface SizedImage extends ImageFile {
  readonly name: SlotFileName
  readonly png: PngHeader
}

export function slotNamed(name: ImageSlotName): ImageSlot {
  return IMAGE_SLOTS[name]
}

/** The images of a slot that could be read, from the smallest scale. */
export function sizedImages({ files }: SlotImages): SizedImage[] {
  return files.flatMap(file => (file.png ? [{ ...file, png: file.png }] : []))
}

/** Whether a picture fills a size without a loss that anyone would see. */
export function hasProportions({ width, height }: PngHeader, { widthPt, heightPt }: PointSize): boolean {
  const across = width / widthPt
  const down = height / heightPt
  return 1 - Math.min(across, down) / Math.max(across, down) <= UNREPORTED_SHARE
}

/** "logo@2x.png has 40 × 40 pixels". */
export function describeSize({ path, png }: SizedImage): string {
  return `${path} has ${png.width} × ${png.height} pixels`
}

/** "320 × 100 pixels": the size of a slot at the scale of a file. */
export function sizeAt({ widthPt, heightPt }: PointSize, scale: number): string {
  return `${widthPt * scale} × ${heightPt * scale} pixels`
}
