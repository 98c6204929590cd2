import { passRule } from '../rule.ts'

export const styleTransitTypeInvalid = passRule({
  id: 'style-transit-type-invalid',
  severity: 'error',
  effect: 'refused',
  condition: 'transitType is not one of the five values',
  onThePhone: 'Refused or drawn without an icon',
  fix: 'Use PKTransitTypeAir, PKTransitTypeBoat, PKTransitTypeBus, PKTransitTypeTrain or PKTransitTypeGeneric',
  source: 'AD, PB',
  form: [{ at: '/boardingPass/transitType', faults: ['type', 'value'] }],
})
