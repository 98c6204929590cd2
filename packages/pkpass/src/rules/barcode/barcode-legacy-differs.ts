import { passRule } from '../rule.ts'

export const barcodeLegacyDiffers = passRule({
  id: 'barcode-legacy-differs',
  severity: 'warning',
  effect: 'altered',
  condition: 'barcode and barcodes carry different messages',
  onThePhone: 'Holders on old and new systems present different codes',
  fix: 'Derive one from the other. (The builder appends barcode to barcodes on every assignment, which makes duplicates.)',
  source: 'PB',
})
