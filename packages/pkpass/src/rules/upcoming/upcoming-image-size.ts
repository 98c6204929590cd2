import { passRule } from '../rule.ts'
import { remoteImages } from './remote-images.ts'

const MAX_BYTES = 2_097_152

export const upcomingImageSize = passRule({
  id: 'upcoming-image-size',
  severity: 'error',
  effect: 'dropped',
  condition: 'A remote image of an upcoming entry is larger than 2,097,152 bytes',
  onThePhone: 'The image is missing',
  fix: 'Shrink the file to 2,097,152 bytes at most',
  source: 'AD, PB',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const { file, path } of remoteImages(entries)) {
      if (file.size === undefined || file.size <= MAX_BYTES) continue
      report(`size is ${file.size} bytes, ${MAX_BYTES} are the most`, [...path, 'size'])
    }
  },
})
