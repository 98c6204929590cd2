import { passRule } from '../rule.ts'

export const locationMaxDistance = passRule({
  id: 'location-max-distance',
  severity: 'info',
  effect: 'none',
  condition: "maxDistance larger than the style's own radius",
  onThePhone: 'The smaller of the two counts',
  fix: 'Use it only to shrink',
  source: 'AD, PB',
})
