import { passRule } from '../rule.ts'

export const barcodeLegacyDiffers = passRule({
  id: 'barcode-legacy-differs',
  severity: 'warning',
  effect: 'altered',
  condition: 'barcode and barcodes carry different messages',
  onThePhone: 'Holders on old and new systems present different codes',
  fix: "Derive one from the other. (Apple's Pass Builder appends barcode to barcodes on every assignment, which makes duplicates.)",
  source: 'PB',
  check({ pass: { barcode, barcodes } }, report) {
    if (!barcode || !barcodes || barcodes.length === 0) return
    if (barcode.message === '' || barcodes.some(({ message }) => message === barcode.message)) return
    report('barcode has a message that none of barcodes has', ['barcode', 'message'])
  },
})
