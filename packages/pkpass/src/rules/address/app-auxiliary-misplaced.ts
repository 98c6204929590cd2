import { passRule } from '../rule.ts'

export const appAuxiliaryMisplaced = passRule({
  id: 'app-auxiliary-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'auxiliaryStoreIdentifiers without a poster event ticket',
  onThePhone: 'Ignored',
  fix: 'Remove',
  source: 'AD, PB',
})
