import { STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const layoutHeaderCount = passRule({
  id: 'layout-header-count',
  severity: 'warning',
  effect: 'dropped',
  condition: 'More than three header fields (more than one on posterGeneric)',
  onThePhone: 'Surplus is not drawn on the face',
  fix: 'Keep one or two header fields, three only with very short texts; one on posterGeneric',
  source: 'AN, HIG, AD',
  check({ pass }, report) {
    for (const style of STYLES) {
      const limit = style === 'posterGeneric' ? 1 : 3
      const count = pass[style]?.headerFields?.length ?? 0
      if (count > limit)
        report(`Found ${count} header fields in ${style}, room is for ${limit}`, [style, 'headerFields', limit])
    }
  },
})
