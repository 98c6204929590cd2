import { passRule } from '../rule.ts'

export const upcomingNoInheritance = passRule({
  id: 'upcoming-no-inheritance',
  severity: 'info',
  effect: 'altered',
  condition: 'Entry lacks semantics that the pass has',
  onThePhone: 'Nothing is inherited from the pass',
  fix: 'Repeat what the entry needs',
  source: 'W25',
})
