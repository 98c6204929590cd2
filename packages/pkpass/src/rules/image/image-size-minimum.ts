import type { ImageSlot } from '../../schema/image-slots.ts'
import { fileRule } from '../rule.ts'
import { isPoster } from './layouts.ts'
import { describeSize, sizedImages, slotNamed } from './slot-size.ts'

export const imageSizeMinimum = fileRule({
  id: 'image-size-minimum',
  severity: 'info',
  effect: 'altered',
  condition:
    "Smaller than the minimum width (logo 50, primaryLogo 30, secondaryLogo 12, thumbnail 60) or below half the slot's pixels",
  onThePhone: 'Blurred or lost',
  fix: 'Deliver a larger picture, or draw it from a vector',
  source: 'HIG',
  check({ slots, pass }, report) {
    for (const images of slots) {
      const slot = slotNamed(images.slot)
      const least = images.slot === 'background' && pass && isPoster(pass) ? halfOf(slot) : leastArea(slot)
      const minimum = slot.minimumSize?.widthPt ?? 0
      for (const image of sizedImages(images)) {
        const { png, name } = image
        const isNarrow = png.width < minimum * name.scale
        if (!isNarrow && png.width * png.height >= least * name.scale ** 2) continue
        const wanted = isNarrow ? `${minimum * name.scale} pixels of width are the least` : 'less than half of its slot'
        report(`${describeSize(image)}, ${wanted}`, { file: image.path })
        break
      }
    }
  },
})

/** Half of the pixels that fill an exact slot, or what the archived guide asked for if that is less. */
function leastArea(slot: ImageSlot): number {
  const archived = (slot.alternatives ?? []).map(({ widthPt, heightPt }) => widthPt * heightPt)
  return Math.min(halfOf(slot), ...archived)
}

function halfOf({ sizing, size }: ImageSlot): number {
  return sizing === 'exact' && size ? (size.widthPt * size.heightPt) / 2 : 0
}
