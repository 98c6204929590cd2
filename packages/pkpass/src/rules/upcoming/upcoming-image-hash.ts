import { passRule } from '../rule.ts'

export const upcomingImageHash = passRule({
  id: 'upcoming-image-hash',
  severity: 'error',
  effect: 'dropped',
  condition: 'Hash missing or not 64 hex digits, or not the hash of the bytes served',
  onThePhone: 'Image missing',
  fix: 'SHA-256 of the file',
  source: 'AD, PB',
})
