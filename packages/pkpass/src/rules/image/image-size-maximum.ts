import { fileRule } from '../rule.ts'
import { BOXES, describeSize, sizeAt, sizedImages, slotNamed } from './slot-size.ts'

export const imageSizeMaximum = fileRule({
  id: 'image-size-maximum',
  severity: 'warning',
  effect: 'altered',
  condition:
    'Larger than a maximum slot (logo 160 × 50, primaryLogo 126 × 30, secondaryLogo 135 × 12, footer 286 × 15)',
  onThePhone: 'Scaled down; hard to read when the proportions differ',
  fix: 'Scale the picture to fit into the size of the slot',
  source: 'PB, HIG',
  check({ slots }, report) {
    for (const images of slots) {
      const { size } = slotNamed(images.slot)
      if (!BOXES.has(images.slot) || !size) continue
      const large = sizedImages(images).find(
        ({ png, name }) => png.width > size.widthPt * name.scale || png.height > size.heightPt * name.scale,
      )
      if (large) {
        report(`${describeSize(large)}, the slot at most ${sizeAt(size, large.name.scale)}`, { file: large.path })
      }
    }
  },
})
