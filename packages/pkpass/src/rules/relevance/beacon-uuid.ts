import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
/** A UUID without hyphens, or in braces. */
const OTHER_FORM = /^\{?([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})\}?$/i

export const beaconUuid = passRule({
  id: 'beacon-uuid',
  severity: 'error',
  effect: 'dropped',
  condition: 'proximityUUID missing or not a UUID',
  onThePhone: 'Entry dropped',
  fix: 'Write the UUID the beacon sends, as 8-4-4-4-12 hexadecimal digits',
  source: 'AD, PB',
  form: [{ at: '/beacons/*/proximityUUID', faults: ['missing', 'null', 'type'] }],
  check({ pass: { beacons } }, report) {
    if (!beacons) return
    for (const [index, { proximityUUID }] of beacons.entries()) {
      if (UUID.test(proximityUUID)) continue
      const path = ['beacons', index, 'proximityUUID']
      report(
        `proximityUUID is ${describeValue(proximityUUID)}, which is no UUID`,
        path,
        rewritten(proximityUUID, jsonPointer(path)),
      )
    }
  },
})

function rewritten(text: string, pointer: string): readonly Change[] | undefined {
  const match = OTHER_FORM.exec(text.trim())
  return match ? [{ op: 'replace', pointer, value: match.slice(1).join('-') }] : undefined
}
