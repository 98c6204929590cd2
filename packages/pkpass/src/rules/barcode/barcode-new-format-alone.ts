import { passRule } from '../rule.ts'

export const barcodeNewFormatAlone = passRule({
  id: 'barcode-new-format-alone',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Only iOS 27 formats (EAN13, Code39, Codabar, I2of5)',
  onThePhone: 'iOS 26 and earlier draw no code',
  fix: 'Put QR, PDF417, Aztec or Code 128 after it; or show the number in a header or primary field',
  source: 'W26, AD',
})
