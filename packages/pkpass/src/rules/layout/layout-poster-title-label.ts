import { passRule } from '../rule.ts'

export const layoutPosterTitleLabel = passRule({
  id: 'layout-poster-title-label',
  severity: 'info',
  effect: 'altered',
  condition: 'First primary field of posterGeneric has a label',
  onThePhone: 'Drawn as an ordinary field instead of the large title',
  fix: 'Leave its label out for the title look',
  source: 'W26',
})
