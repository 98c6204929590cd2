import { passRule } from '../rule.ts'

export const semanticBpDateOrder = passRule({
  id: 'semantic-bp-date-order',
  severity: 'warning',
  effect: 'altered',
  condition: 'Boarding after departure, or departure after arrival (compare instants, not local texts)',
  onThePhone: 'Wrong times; the shown boarding time is derived from the difference',
  fix: 'Fix',
  source: 'AD',
})
