import { fileRule } from '../rule.ts'

export const imageWatchHidden = fileRule({
  id: 'image-watch-hidden',
  severity: 'info',
  effect: 'dropped',
  condition: 'A strip or thumbnail is present',
  onThePhone: 'Apple Watch shows neither reliably',
  fix: 'Repeat essential content in a field on the front (the back is no part of the watch face either)',
  source: 'AN, AD',
})
