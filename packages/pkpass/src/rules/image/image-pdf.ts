import { fileRule } from '../rule.ts'

export const imagePdf = fileRule({
  id: 'image-pdf',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An image slot is filled with a .pdf. Apple’s Pass Builder accepts PDF and prefers it over PNG',
  onThePhone: 'Undocumented on devices',
  fix: 'Export the picture as PNG at every scale',
  source: 'PB, HIG',
  check({ images }, report) {
    for (const { path, name } of images) {
      if ('fault' in name && name.fault === 'pdf') report(`${path} is a PDF in the place of PNG images`, { file: path })
    }
  },
})
