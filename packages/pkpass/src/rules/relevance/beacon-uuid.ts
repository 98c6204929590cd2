import { passRule } from '../rule.ts'

export const beaconUuid = passRule({
  id: 'beacon-uuid',
  severity: 'error',
  effect: 'dropped',
  condition: 'proximityUUID missing or not a UUID',
  onThePhone: 'Entry dropped',
  fix: 'Fix it',
  source: 'AD, PB',
})
