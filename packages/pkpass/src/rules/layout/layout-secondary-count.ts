import { passRule } from '../rule.ts'

export const layoutSecondaryCount = passRule({
  id: 'layout-secondary-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than four secondary fields',
  onThePhone: 'Surplus is not drawn',
  fix: 'Four or fewer',
  source: 'AN, HIG',
})
