import { passRule } from '../rule.ts'

export const barcodeFormatMissing = passRule({
  id: 'barcode-format-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'format missing',
  onThePhone: 'No code. The builder cannot read the file',
  fix: 'Add it',
  source: 'AD, PB',
})
