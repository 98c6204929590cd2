import { passRule } from '../rule.ts'

export const upcomingImageSize = passRule({
  id: 'upcoming-image-size',
  severity: 'error',
  effect: 'dropped',
  condition: 'size or the file itself above 2,097,152 bytes',
  onThePhone: 'Image missing',
  fix: 'Shrink',
  source: 'AD, PB',
})
