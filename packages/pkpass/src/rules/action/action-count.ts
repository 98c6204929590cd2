import { passRule } from '../rule.ts'

const MAX_ACTIONS = 2

export const actionCount = passRule({
  id: 'action-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than two featuredActions',
  onThePhone: 'Only two are drawn',
  fix: 'Keep two, the most important first',
  source: 'W26, AD',
  check({ pass: { featuredActions = [] } }, report) {
    if (featuredActions.length <= MAX_ACTIONS) return
    report(`${featuredActions.length} featuredActions, ${MAX_ACTIONS} are the most`, ['featuredActions'])
  },
})
