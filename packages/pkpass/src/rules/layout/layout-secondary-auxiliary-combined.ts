import { passRule } from '../rule.ts'
import { COMMON_ROW_LIMIT, countRowFields, pathBeyond } from './rows.ts'

export const layoutSecondaryAuxiliaryCombined = passRule({
  id: 'layout-secondary-auxiliary-combined',
  severity: 'warning',
  effect: 'dropped',
  condition: 'coupon or storeCard: secondary plus auxiliary exceed four',
  onThePhone: 'One common row of four',
  fix: 'Keep four secondary and auxiliary fields in all',
  source: 'AN, AD',
  check({ pass }, report) {
    for (const style of ['coupon', 'storeCard'] as const) {
      const content = pass[style]
      const count = content ? countRowFields(content) : 0
      if (!content || count <= COMMON_ROW_LIMIT) continue
      const message = `Found ${count} secondary and auxiliary fields, room is for ${COMMON_ROW_LIMIT} together`
      report(message, pathBeyond(style, content, COMMON_ROW_LIMIT))
    }
  },
})
