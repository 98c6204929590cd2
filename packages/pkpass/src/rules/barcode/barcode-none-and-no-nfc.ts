import { passRule } from '../rule.ts'

export const barcodeNoneAndNoNfc = passRule({
  id: 'barcode-none-and-no-nfc',
  severity: 'info',
  effect: 'none',
  condition: 'Neither a barcode nor NFC',
  onThePhone: 'Allowed: a pass for the eyes',
  fix: 'Check that this is meant',
  source: 'AN',
  check({ pass: { barcode, barcodes, nfc } }, report) {
    if (barcode || nfc || (barcodes && barcodes.length > 0)) return
    report('The pass has neither a barcode nor NFC', ['barcodes'])
  },
})
