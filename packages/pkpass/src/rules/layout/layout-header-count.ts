import { passRule } from '../rule.ts'

export const layoutHeaderCount = passRule({
  id: 'layout-header-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than three header fields (more than one on posterGeneric)',
  onThePhone: 'Surplus is not drawn on the face',
  fix: 'One or two; three only with very short texts',
  source: 'AN, HIG, AD',
})
