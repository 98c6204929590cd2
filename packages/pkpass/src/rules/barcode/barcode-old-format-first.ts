import { passRule } from '../rule.ts'

export const barcodeOldFormatFirst = passRule({
  id: 'barcode-old-format-first',
  severity: 'info',
  effect: 'altered',
  condition: 'An old format stands before an iOS 27 format',
  onThePhone: 'The old one is always used',
  fix: 'Order by preference, newest first',
  source: 'W26',
})
