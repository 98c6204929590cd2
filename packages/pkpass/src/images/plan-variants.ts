import type { IMAGE_SCALES, ImageSlot, PointSize } from '../schema/image-slots.ts'

/** Pixels for each point. */
export type ImageScale = (typeof IMAGE_SCALES)[number]

/** How a source comes into its slot: `cover` fills it and crops, `contain` keeps the whole picture. */
export type ImageFit = 'cover' | 'contain'

interface Proportions {
  readonly width: number
  readonly height: number
}

/** How the images of one source are drawn, the same at every scale. */
export interface VariantPlan extends PointSize {
  /** `cover` crops at the centre, `contain` pads, `fill` just scales: the size has the proportions of the source. */
  readonly resize: 'cover' | 'contain' | 'fill'
  /** Share of the source's area that is cut off, 0 to 1. */
  readonly croppedShare: number
  /** Pixels the source has for each point; a scale above is enlarged. */
  readonly pixelsPerPoint: number
}

/** Wallet crops a thumbnail of other proportions. Archived guide, "Pass Style Sets the Overall Visual Appearance" */
export const THUMBNAIL_ASPECT = { min: 2 / 3, max: 3 / 2 }
const ANY_ASPECT = { min: 0, max: Number.POSITIVE_INFINITY }

/**
 * Plans how a picture fits into a slot.
 *
 * An exact slot is filled, or padded when the whole picture is wanted. In a maximum slot the picture keeps its proportions and gets
 * as large as the slot allows; beyond one point for each of its pixels it grows only up to the slot's minimum size. The size is in
 * whole points, so that the files of higher scales are exact multiples (rule `image-scale-mismatch`).
 */
export function planVariants(
  slot: ImageSlot & { readonly size: PointSize },
  picture: Proportions & { readonly isVector: boolean },
  fit: ImageFit,
  aspect = ANY_ASPECT,
): VariantPlan {
  const { widthPt, heightPt } = slot.size
  const across = picture.width / widthPt
  const down = picture.height / heightPt
  if (fit === 'cover') {
    const pixelsPerPoint = Math.min(across, down)
    return { ...slot.size, resize: 'cover', croppedShare: 1 - pixelsPerPoint / Math.max(across, down), pixelsPerPoint }
  }
  if (slot.sizing === 'exact') {
    return { ...slot.size, resize: 'contain', croppedShare: 0, pixelsPerPoint: Math.max(across, down) }
  }
  return planInside(slot, picture, aspect)
}

function planInside(
  { size, minimumSize }: ImageSlot & { readonly size: PointSize },
  picture: Proportions & { readonly isVector: boolean },
  aspect: typeof ANY_ASPECT,
): VariantPlan {
  const width = Math.min(picture.width, picture.height * aspect.max)
  const height = Math.min(picture.height, picture.width / aspect.min)
  const largest = Math.min(size.widthPt / width, size.heightPt / height)
  const wanted = Math.max(1, (minimumSize?.widthPt ?? 0) / width, (minimumSize?.heightPt ?? 0) / height)
  const pointsPerPixel = picture.isVector ? largest : Math.min(largest, wanted)
  const croppedShare = 1 - (width * height) / (picture.width * picture.height)
  return {
    widthPt: Math.max(1, Math.round(width * pointsPerPixel)),
    heightPt: Math.max(1, Math.round(height * pointsPerPixel)),
    resize: croppedShare > 0 ? 'cover' : 'fill',
    croppedShare,
    pixelsPerPoint: 1 / pointsPerPixel,
  }
}
