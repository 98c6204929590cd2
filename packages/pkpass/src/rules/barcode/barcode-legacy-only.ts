import { passRule } from '../rule.ts'

export const barcodeLegacyOnly = passRule({
  id: 'barcode-legacy-only',
  severity: 'info',
  effect: 'none',
  condition: 'Only the deprecated barcode',
  onThePhone: 'Still read by old systems; new ones expect the array',
  fix: 'Write barcodes, keep barcode for iOS 8',
  source: 'AD, PB',
})
