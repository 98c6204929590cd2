import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'

export const fieldRowMisplaced = passRule({
  id: 'field-row-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'row outside the auxiliary fields of an event ticket, or not 0 or 1',
  onThePhone: 'Ignored',
  fix: "Remove row. (Apple's Pass Builder drops the key when it rewrites a pass.)",
  source: 'AD, PB',
  form: [{ at: '**/auxiliaryFields/*/row', faults: ['value'] }],
  check({ fields }, report) {
    for (const { style, group, field, path } of fields) {
      if (!('row' in field)) continue
      const place = [...path, 'row']
      if (style !== 'eventTicket' || group !== 'auxiliaryFields') {
        report(`Found row in ${group} of ${style}; only auxiliary fields of an event ticket have it`, place, [
          { op: 'remove', pointer: jsonPointer(place) },
        ])
      } else if (field.row !== 0 && field.row !== 1) {
        report(`Found row ${describeValue(field.row)}, expected 0 or 1`, place)
      }
    }
  },
})
