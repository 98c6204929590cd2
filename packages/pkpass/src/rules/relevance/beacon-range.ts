import { passRule } from '../rule.ts'

export const beaconRange = passRule({
  id: 'beacon-range',
  severity: 'error',
  effect: 'refused',
  condition: 'major or minor not an integer from 0 to 65535',
  onThePhone: 'Entry dropped; the builder refuses the file',
  fix: 'Fix it',
  source: 'AD, PB',
})
