import { passRule } from '../rule.ts'

export const barcodeCode128Charset = passRule({
  id: 'barcode-code128-charset',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Code 128 message has non-Latin-1 characters',
  onThePhone: 'No code',
  fix: 'Use a two-dimensional code',
  source: 'K',
})
