import { passRule } from '../rule.ts'

export const appAuxiliaryMisplaced = passRule({
  id: 'app-auxiliary-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'auxiliaryStoreIdentifiers without a poster event ticket',
  onThePhone: 'Ignored',
  fix: 'Remove auxiliaryStoreIdentifiers',
  source: 'AD, PB',
  check({ pass: { auxiliaryStoreIdentifiers }, isPosterEventTicket }, report) {
    if (auxiliaryStoreIdentifiers === undefined || isPosterEventTicket) return
    const change = { op: 'remove', pointer: '/auxiliaryStoreIdentifiers' } as const
    const message = 'auxiliaryStoreIdentifiers in a pass that is no poster event ticket'
    report(message, ['auxiliaryStoreIdentifiers'], [change])
  },
})
