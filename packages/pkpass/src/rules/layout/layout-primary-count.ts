import { passRule } from '../rule.ts'

export const layoutPrimaryCount = passRule({
  id: 'layout-primary-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than one primary field (two on boardingPass, four on posterGeneric)',
  onThePhone: 'Surplus is not drawn',
  fix: 'Move the rest to secondary',
  source: 'AN, AD, HIG',
})
