import { passRule } from '../rule.ts'

export const barcodeI2of5Digits = passRule({
  id: 'barcode-i2of5-digits',
  severity: 'error',
  effect: 'dropped',
  condition: 'Interleaved 2 of 5 message is not an even number of digits',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Pad with a leading zero',
  source: 'K',
})
