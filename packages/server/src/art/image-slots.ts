/** A place on the pass for an image, in points; pixels are points times the scale. Spec: bundle format, section 2. */
export interface ImageSlot {
  readonly widthPt: number
  readonly heightPt: number
  /** `cover` fills the slot and crops, `inside` keeps the whole image and may leave the slot smaller. */
  readonly fit: 'cover' | 'inside'
}

export const IMAGE_SLOTS = {
  icon: { widthPt: 38, heightPt: 38, fit: 'cover' },
  logo: { widthPt: 160, heightPt: 50, fit: 'inside' },
  strip: { widthPt: 375, heightPt: 144, fit: 'cover' },
  thumbnail: { widthPt: 90, heightPt: 90, fit: 'inside' },
} as const satisfies Record<string, ImageSlot>

export type ImageSlotName = keyof typeof IMAGE_SLOTS

/** File name suffix and pixels per point. 1x is for old checkers; devices draw the other two. */
export const SCALES = [
  ['', 1],
  ['@2x', 2],
  ['@3x', 3],
] as const
