import { passRule } from '../rule.ts'

export const actionTypeMissing = passRule({
  id: 'action-type-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'type missing',
  onThePhone: 'Action dropped',
  fix: 'Choose one of the fourteen documented types, as viewSchedule or shop',
  source: 'PB, AD',
  form: [{ at: '/featuredActions/*/type', faults: ['missing', 'null', 'empty'] }],
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    for (const [index, { type }] of featuredActions.entries()) {
      if (type === '') report('type is an empty text', ['featuredActions', index, 'type'])
    }
  },
})
