import { passRule } from '../rule.ts'

export const styleFallbackContentDiffers = passRule({
  id: 'style-fallback-content-differs',
  severity: 'info',
  effect: 'altered',
  condition: 'A field key exists under one of the two styles only, or with another value',
  onThePhone: 'Holders see different facts depending on the system',
  fix: 'Fill both from one model',
  source: 'K',
})
