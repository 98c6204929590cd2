import { recognizeKind } from '../../image-header/file-kind.ts'
import { fileRule } from '../rule.ts'

export const imageNotPng = fileRule({
  id: 'image-not-png',
  severity: 'error',
  effect: 'dropped',
  condition: 'A file with an image name is not a PNG (JPEG or WebP renamed, empty, truncated)',
  onThePhone: 'Not drawn; a broken icon can refuse the pass',
  fix: 'Encode the image as PNG',
  source: 'AD, HIG',
  check({ images }, report) {
    for (const { path, name, bytes, png } of images) {
      if ('fault' in name ? name.fault !== 'kind' : png) continue
      const { kind, description } = recognizeKind(bytes)
      if ('fault' in name) report(`${path} is not named as a PNG image`, { file: path })
      else
        report(`${path} is ${kind === 'png' ? 'cut short or damaged' : description}, not a PNG image`, { file: path })
    }
  },
})
