import { passRule } from '../rule.ts'

export const actionCount = passRule({
  id: 'action-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than two featuredActions',
  onThePhone: 'Only two are drawn',
  fix: 'Keep two, most important first',
  source: 'W26, AD',
})
