import { passRule } from '../rule.ts'

export const layoutSecondaryAuxiliaryCombined = passRule({
  id: 'layout-secondary-auxiliary-combined',
  severity: 'warning',
  effect: 'dropped',
  condition: 'coupon or storeCard: secondary plus auxiliary exceed four',
  onThePhone: 'One common row of four',
  fix: 'Reduce to four in all',
  source: 'AN, AD',
})
