import { passRule } from '../rule.ts'

export const styleTransitTypeMissing = passRule({
  id: 'style-transit-type-missing',
  severity: 'error',
  effect: 'refused',
  condition: 'boardingPass without transitType',
  onThePhone: 'Refused',
  fix: 'Set transitType, for example PKTransitTypeAir',
  source: 'AD, PB',
  form: [{ at: '/boardingPass/transitType', faults: ['missing', 'null', 'empty'] }],
})
