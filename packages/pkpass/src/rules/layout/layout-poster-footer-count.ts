import { passRule } from '../rule.ts'

export const layoutPosterFooterCount = passRule({
  id: 'layout-poster-footer-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'posterGeneric with more than one footer field',
  onThePhone: 'Only the first is drawn (announcement); the article speaks of two',
  fix: 'Keep one',
  source: 'W26, AD',
})
