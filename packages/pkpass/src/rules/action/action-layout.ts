import { passRule } from '../rule.ts'

export const actionLayout = passRule({
  id: 'action-layout',
  severity: 'info',
  effect: 'dropped',
  condition: 'Actions on a poster event ticket or semantic boarding pass, or on a classic layout',
  onThePhone: 'The announcement says every style; device reports saw none on these. Ignored before iOS 27',
  fix: 'Repeat the link on the back',
  source: 'W26, D',
})
