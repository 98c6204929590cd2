import { passRule } from '../rule.ts'

export const barcodeCode39Charset = passRule({
  id: 'barcode-code39-charset',
  severity: 'error',
  effect: 'dropped',
  condition: 'Code 39 message has characters outside 0-9 A-Z - . $ / + % and space',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Upper-case it, or choose Code 128',
  source: 'K',
})
