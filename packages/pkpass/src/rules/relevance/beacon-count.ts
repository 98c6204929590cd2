import { passRule } from '../rule.ts'

export const beaconCount = passRule({
  id: 'beacon-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than ten distinct beacon UUIDs',
  onThePhone: 'Surplus ignored',
  fix: 'Ten at most; vary major and minor',
  source: 'AD',
})
