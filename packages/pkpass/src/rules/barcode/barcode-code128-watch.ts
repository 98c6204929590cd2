import { passRule } from '../rule.ts'

const CODE_128 = 'PKBarcodeFormatCode128'

export const barcodeCode128Watch = passRule({
  id: 'barcode-code128-watch',
  severity: 'info',
  effect: 'dropped',
  condition: 'Code 128 is the only code',
  onThePhone: 'Nothing on Apple Watch',
  fix: 'Add a second format if the watch matters',
  source: 'AD, PB',
  check({ pass: { barcode, barcodes } }, report) {
    if (!barcodes || barcodes.length === 0) return
    if (barcodes.some(({ format }) => format !== CODE_128) || (barcode && barcode.format !== CODE_128)) return
    report('Code 128 is the only code', ['barcodes'])
  },
})
