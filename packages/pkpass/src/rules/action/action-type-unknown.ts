import { passRule } from '../rule.ts'

export const actionTypeUnknown = passRule({
  id: 'action-type-unknown',
  severity: 'error',
  effect: 'dropped',
  condition:
    'type is not one of the fourteen documented names. (viewMembership, shown in a conference sample, is not.)',
  onThePhone: 'Action dropped',
  fix: 'Use membershipBenefits and the like',
  source: 'AD',
})
