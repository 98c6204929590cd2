import { ADVISED_IMAGE_BYTES } from '../../image-header/image-advice.ts'
import { fileRule } from '../rule.ts'
import { BOXES, describeSize, sizeAt, sizedImages, slotNamed } from './slot-size.ts'

/** Of current phones: a file of a smaller scale in this size is told by the rules for scales. */
const LARGEST_SCALE = 3

export const imageHuge = fileRule({
  id: 'image-huge',
  severity: 'warning',
  effect: 'altered',
  condition: 'One image above about 1 MB, or more pixels than twice the slot',
  onThePhone: 'Slow to load; memory limits on the watch',
  fix: 'Scale the image down, or use a simpler picture',
  source: 'AN, K',
  check({ images, slots }, report) {
    for (const { path, bytes } of images) {
      if (bytes.length > ADVISED_IMAGE_BYTES) report(`${path} has ${bytes.length} bytes`, { file: path })
    }
    for (const each of slots) {
      const { size } = slotNamed(each.slot)
      // What does not fit into a box is told by the rule for that.
      if (BOXES.has(each.slot) || !size) continue
      const most = 2 * size.widthPt * size.heightPt * LARGEST_SCALE ** 2
      const large = sizedImages(each).find(({ png, bytes }) => {
        return png.width * png.height > most && bytes.length <= ADVISED_IMAGE_BYTES
      })
      if (large) report(`${describeSize(large)}, ${sizeAt(size, LARGEST_SCALE)} are ever drawn`, { file: large.path })
    }
  },
})
