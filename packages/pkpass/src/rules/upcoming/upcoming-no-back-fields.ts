import { passRule } from '../rule.ts'

export const upcomingNoBackFields = passRule({
  id: 'upcoming-no-back-fields',
  severity: 'info',
  effect: 'altered',
  condition: 'Entry without backFields',
  onThePhone: 'Reported: its details page does not open',
  fix: 'Add one',
  source: 'passkit-generator issues',
})
