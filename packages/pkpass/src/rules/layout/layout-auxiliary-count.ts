import { passRule } from '../rule.ts'
import { auxiliaryLimit, auxiliaryRows, classicLayouts, hasCommonRow } from './rows.ts'

export const layoutAuxiliaryCount = passRule({
  id: 'layout-auxiliary-count',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'More than four auxiliary fields (five on boardingPass; eight on eventTicket when the second four carry row: 1)',
  onThePhone: 'Surplus is not drawn',
  fix: 'Keep four or fewer (five on a boarding pass); an event ticket takes four more with row: 1',
  source: 'AN, AR',
  check({ pass }, report) {
    for (const [style, { auxiliaryFields }] of classicLayouts(pass)) {
      const limit = auxiliaryLimit(style)
      if (!auxiliaryFields || auxiliaryFields.length <= limit || hasCommonRow(style, pass)) continue
      for (const row of auxiliaryRows(style, auxiliaryFields)) {
        const surplus = row[limit]
        if (!surplus) continue
        report(`Found ${row.length} auxiliary fields in one row, room is for ${limit}`, [
          style,
          surplus.group,
          surplus.index,
        ])
      }
    }
  },
})
