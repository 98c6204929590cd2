import { passRule } from '../rule.ts'

export const upcomingImageUrl = passRule({
  id: 'upcoming-image-url',
  severity: 'error',
  effect: 'dropped',
  condition: 'Remote image address is not https',
  onThePhone: 'Image missing',
  fix: 'Use https',
  source: 'AD, PB',
})
