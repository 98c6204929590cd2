import { STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const styleTransitTypeMisplaced = passRule({
  id: 'style-transit-type-misplaced',
  severity: 'error',
  effect: 'dropped',
  condition: 'transitType on another style, or at the top level',
  onThePhone: 'Invalid there; ignored at best',
  fix: 'Move transitType into boardingPass',
  source: 'AD, PB',
  form: [
    { at: '/transitType', faults: ['unknown'] },
    ...STYLES.map(style => ({ at: `/${style}/transitType`, faults: ['unknown'] as const })),
  ],
})
