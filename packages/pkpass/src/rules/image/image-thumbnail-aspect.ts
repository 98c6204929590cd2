import { fileRule } from '../rule.ts'
import { describeSize, sizedImages } from './slot-size.ts'

export const imageThumbnailAspect = fileRule({
  id: 'image-thumbnail-aspect',
  severity: 'warning',
  effect: 'altered',
  condition:
    'Thumbnail outside 2:3 to 3:2. (Apple’s Pass Builder declares 90 × 90 exactly, guidance allows 60 to 90 wide.)',
  onThePhone: 'Cropped',
  fix: 'Crop it yourself; 90 × 90 points are always right',
  source: 'AN, AR, PB, HIG',
  check({ slots }, report) {
    for (const images of slots) {
      if (images.slot !== 'thumbnail') continue
      const odd = sizedImages(images).find(({ png }) => !isInRange(png.width / png.height))
      if (odd) report(`${describeSize(odd)}, beyond 2:3 to 3:2`, { file: odd.path })
    }
  },
})

/** Sizes in whole pixels do not meet a proportion to the digit. */
const ROUNDING = 0.02

function isInRange(aspect: number): boolean {
  return aspect >= 2 / 3 - ROUNDING && aspect <= 3 / 2 + ROUNDING
}
