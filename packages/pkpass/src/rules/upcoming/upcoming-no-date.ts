import { passRule } from '../rule.ts'

export const upcomingNoDate = passRule({
  id: 'upcoming-no-date',
  severity: 'info',
  effect: 'altered',
  condition: 'No dateInformation or no date in it',
  onThePhone: 'Shown as TBD',
  fix: 'Add it when known',
  source: 'AD, PB',
})
