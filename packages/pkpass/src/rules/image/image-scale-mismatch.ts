import type { PngHeader } from '../../image-header/png-header.ts'
import { fileRule } from '../rule.ts'
import { describeSize, sizedImages } from './slot-size.ts'

export const imageScaleMismatch = fileRule({
  id: 'image-scale-mismatch',
  severity: 'warning',
  effect: 'altered',
  condition: 'The @2x or @3x file is not two or three times the 1x file',
  onThePhone: 'One device class gets another crop',
  fix: 'Derive all scales from one master',
  source: 'K',
  check({ slots }, report) {
    for (const images of slots) {
      const sized = sizedImages(images)
      const [first] = sized
      if (first?.name.scale !== 1) continue
      const odd = sized.find(({ png, name }) => !isMultiple(png, first.png, name.scale))
      if (!odd) continue
      const times = odd.name.scale === 2 ? 'twice' : 'three times'
      const { width, height } = first.png
      report(`${describeSize(odd)}, not ${times} the ${width} × ${height} of ${first.path}`, { file: odd.path })
    }
  },
})

/** Scaled down from one picture, sizes are off by a rounded pixel of the smaller one. */
function isMultiple(large: PngHeader, small: PngHeader, scale: number): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b * scale) <= scale
  return isNear(large.width, small.width) && isNear(large.height, small.height)
}
