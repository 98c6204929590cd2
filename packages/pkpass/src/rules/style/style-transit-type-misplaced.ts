import { passRule } from '../rule.ts'

export const styleTransitTypeMisplaced = passRule({
  id: 'style-transit-type-misplaced',
  severity: 'error',
  effect: 'dropped',
  condition: 'transitType on another style, or at the top level',
  onThePhone: 'Invalid there; ignored at best',
  fix: 'Move it into boardingPass',
  source: 'AD, PB',
})
