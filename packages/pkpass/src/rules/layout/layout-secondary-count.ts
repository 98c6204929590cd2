import { passRule } from '../rule.ts'
import { classicLayouts, hasCommonRow } from './rows.ts'

export const layoutSecondaryCount = passRule({
  id: 'layout-secondary-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than four secondary fields',
  onThePhone: 'Surplus is not drawn',
  fix: 'Keep four or fewer secondary fields',
  source: 'AN, HIG',
  check({ pass }, report) {
    for (const [style, { secondaryFields }] of classicLayouts(pass)) {
      const count = secondaryFields?.length ?? 0
      // Where both groups share a row, that is what is told.
      if (count <= MAX_COUNT || hasCommonRow(style, pass)) continue
      report(`Found ${count} secondary fields, room is for ${MAX_COUNT}`, [style, 'secondaryFields', MAX_COUNT])
    }
  },
})

const MAX_COUNT = 4
