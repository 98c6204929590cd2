import { fileRule } from '../rule.ts'
import { describeSize, hasProportions, sizeAt, sizedImages, slotNamed } from './slot-size.ts'

export const imageStripHeightStyle = fileRule({
  id: 'image-strip-height-style',
  severity: 'info',
  effect: 'altered',
  condition: 'Strip drawn for the archived heights (98 for event tickets, 123 for others)',
  onThePhone: 'Scaled and cropped against 144',
  fix: 'Keep the important part in the middle',
  source: 'AN, AR',
  check({ slots }, report) {
    for (const images of slots) {
      const { size, alternatives = [] } = slotNamed(images.slot)
      if (images.slot !== 'strip' || !size) continue
      const archived = sizedImages(images).find(
        ({ png }) => !hasProportions(png, size) && alternatives.some(each => hasProportions(png, each)),
      )
      if (archived) {
        report(`${describeSize(archived)}, the slot ${sizeAt(size, archived.name.scale)}`, { file: archived.path })
      }
    }
  },
})
