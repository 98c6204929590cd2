import { fileRule } from '../rule.ts'

export const imageNotPng = fileRule({
  id: 'image-not-png',
  severity: 'error',
  effect: 'dropped',
  condition: 'A file with an image name is not a PNG (JPEG or WebP renamed, empty, truncated)',
  onThePhone: 'Not drawn; a broken icon can refuse the pass',
  fix: 'Encode the image as PNG',
  source: 'AD, HIG',
})
