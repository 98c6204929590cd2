import { passRule } from '../rule.ts'

export const barcodeFormatMissing = passRule({
  id: 'barcode-format-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'format missing',
  onThePhone: "No code. Apple's Pass Builder cannot read the file",
  fix: 'Name the symbology, as in PKBarcodeFormatQR',
  source: 'AD, PB',
  form: [
    { at: '/barcodes/*/format', faults: ['missing', 'null', 'empty'] },
    { at: '/barcode/format', faults: ['missing', 'null', 'empty'] },
  ],
})
