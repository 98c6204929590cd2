import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'

export const fieldAlignmentMisplaced = passRule({
  id: 'field-alignment-misplaced',
  severity: 'warning',
  effect: 'dropped',
  condition: 'textAlignment other than the natural one on primary or back fields',
  onThePhone:
    "Not allowed there; ignored. (Apple's Pass Builder writes natural alignment on every field it makes, which is never reported.)",
  fix: 'Remove textAlignment',
  source: 'AD, PB',
  check({ fields }, report) {
    for (const { group, field, path } of fields) {
      const { textAlignment } = field
      if (textAlignment === undefined || textAlignment === 'PKTextAlignmentNatural') continue
      if (group !== 'primaryFields' && group !== 'backFields') continue
      const place = [...path, 'textAlignment']
      report(`Found ${textAlignment} in ${group}, which cannot be aligned`, place, [
        { op: 'remove', pointer: jsonPointer(place) },
      ])
    }
  },
})
