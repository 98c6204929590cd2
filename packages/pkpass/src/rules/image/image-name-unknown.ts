import { fileRule } from '../rule.ts'
import { reportName } from './report-name.ts'

export const imageNameUnknown = fileRule({
  id: 'image-name-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An image whose base name is not a slot (banner.png, backgroundImage.png)',
  onThePhone: 'Ignored',
  fix: 'Name the image for a slot, such as logo or background, or leave it out',
  source: 'AD',
  check({ files, images }, report) {
    for (const { path, name } of images) {
      if ('fault' in name && name.fault === 'slot') reportName(files, path, name.meant, report)
    }
  },
})
