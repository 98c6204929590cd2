import { passRule } from '../rule.ts'

export const layoutPosterFooterCount = passRule({
  id: 'layout-poster-footer-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'posterGeneric with more than one footer field',
  onThePhone: 'Only the first is drawn (announcement); the article speaks of two',
  fix: 'Keep one footer field',
  source: 'W26, AD',
  check({ pass }, report) {
    const count = pass.posterGeneric?.footerFields?.length ?? 0
    if (count > 1) report(`Found ${count} footer fields, one is drawn`, ['posterGeneric', 'footerFields', 1])
  },
})
