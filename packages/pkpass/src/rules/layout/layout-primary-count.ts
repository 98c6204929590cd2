import { STYLES, type Style } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const layoutPrimaryCount = passRule({
  id: 'layout-primary-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than one primary field (two on boardingPass, four on posterGeneric)',
  onThePhone: 'Surplus is not drawn',
  fix: 'Move the rest to the secondary fields, or to the back',
  source: 'AN, AD, HIG',
  check({ pass }, report) {
    for (const style of STYLES) {
      const limit = LIMITS[style] ?? 1
      const count = pass[style]?.primaryFields?.length ?? 0
      if (count > limit)
        report(`Found ${count} primary fields in ${style}, room is for ${limit}`, [style, 'primaryFields', limit])
    }
  },
})

const LIMITS: Readonly<Partial<Record<Style, number>>> = { boardingPass: 2, posterGeneric: 4 }
