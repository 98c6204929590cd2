import { passRule } from '../rule.ts'

export const barcodeEncodingMissing = passRule({
  id: 'barcode-encoding-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'messageEncoding missing',
  onThePhone: 'Required by the reference',
  fix: 'iso-8859-1 unless the reader is known to expect another',
  source: 'AD, PB',
})
