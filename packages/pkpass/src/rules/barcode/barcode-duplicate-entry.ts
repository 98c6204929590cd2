import { passRule } from '../rule.ts'

export const barcodeDuplicateEntry = passRule({
  id: 'barcode-duplicate-entry',
  severity: 'info',
  effect: 'none',
  condition: 'Two identical entries in barcodes',
  onThePhone: 'None',
  fix: 'Remove one',
  source: 'PB',
})
