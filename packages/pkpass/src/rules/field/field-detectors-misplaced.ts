import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { isOnFront } from './front-groups.ts'

export const fieldDetectorsMisplaced = passRule({
  id: 'field-detectors-misplaced',
  severity: 'info',
  effect: 'none',
  condition: 'dataDetectorTypes on a front field',
  onThePhone: 'Ignored',
  fix: 'Use dataDetectorTypes on back fields only',
  source: 'AD, PB',
  check({ fields }, report) {
    for (const { group, field, path } of fields) {
      if (field.dataDetectorTypes === undefined || !isOnFront(group)) continue
      const place = [...path, 'dataDetectorTypes']
      report(`Found dataDetectorTypes in ${group}; nothing on the front becomes a link`, place, [
        { op: 'remove', pointer: jsonPointer(place) },
      ])
    }
  },
})
