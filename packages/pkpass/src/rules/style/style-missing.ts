import { passRule } from '../rule.ts'

export const styleMissing = passRule({
  id: 'style-missing',
  severity: 'error',
  effect: 'refused',
  condition: 'No style key',
  onThePhone: 'Refused',
  fix: 'Add one of boardingPass, coupon, eventTicket, generic, storeCard',
  source: 'AD',
  check({ pass, style }, report) {
    if (style === undefined && !pass.posterGeneric) report('The pass has no style')
  },
})
