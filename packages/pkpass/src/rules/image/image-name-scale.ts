import { fileRule } from '../rule.ts'
import { reportName } from './report-name.ts'

export const imageNameScale = fileRule({
  id: 'image-name-scale',
  severity: 'error',
  effect: 'dropped',
  condition: 'Wrong scale mark: icon2x.png, icon@2X.png, icon@2x.PNG, icon-2x.png, icon@4x.png',
  onThePhone: 'Ignored in silence',
  fix: 'Name the files as icon.png, icon@2x.png and icon@3x.png, with x and png in lower case',
  source: 'fossasia/eventyay#5606',
  check({ files, images }, report) {
    for (const { path, name } of images) {
      if ('fault' in name && name.fault === 'scale') reportName(files, path, name.meant, report)
    }
  },
})
