import { passRule } from '../rule.ts'

export const barcodeEan13Digits = passRule({
  id: 'barcode-ean13-digits',
  severity: 'error',
  effect: 'dropped',
  condition: 'EAN-13 message is not 12 or 13 digits, or its check digit is wrong',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Fix the digits',
  source: 'K',
})
