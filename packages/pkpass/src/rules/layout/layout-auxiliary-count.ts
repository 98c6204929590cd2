import { passRule } from '../rule.ts'

export const layoutAuxiliaryCount = passRule({
  id: 'layout-auxiliary-count',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'More than four auxiliary fields (five on boardingPass; eight on eventTicket when the second four carry row: 1)',
  onThePhone: 'Surplus is not drawn',
  fix: 'Reduce',
  source: 'AN, AR',
})
