import { passRule } from '../rule.ts'

const MAX_UUIDS = 10

export const beaconCount = passRule({
  id: 'beacon-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than ten distinct beacon UUIDs',
  onThePhone: 'Surplus ignored',
  fix: 'Use ten UUIDs at most, and tell beacons apart by major and minor',
  source: 'AD',
  check({ pass: { beacons = [] } }, report) {
    if (beacons.length <= MAX_UUIDS) return
    const { size } = new Set(beacons.map(({ proximityUUID }) => proximityUUID.toLowerCase()))
    if (size > MAX_UUIDS) report(`${size} distinct beacon UUIDs, ${MAX_UUIDS} are the most`, ['beacons'])
  },
})
