import { passRule } from '../rule.ts'

export const relevantDatesIos18Name = passRule({
  id: 'relevant-dates-ios18-name',
  severity: 'info',
  effect: 'altered',
  condition: 'date without the older inner name relevantDate',
  onThePhone: 'iOS 18 may not read the moment (reported)',
  fix: 'Write both when iOS 18 matters',
  source: 'passkit-generator issues',
})
