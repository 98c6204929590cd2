import { fileRule } from '../rule.ts'

export const imageHuge = fileRule({
  id: 'image-huge',
  severity: 'warning',
  effect: 'altered',
  condition: 'One image above about 1 MB, or more pixels than twice the slot',
  onThePhone: 'Slow to load; memory limits on the watch',
  fix: 'Shrink',
  source: 'AN, K',
})
