import { passRule } from '../rule.ts'

export const barcodeEncodingUnknown = passRule({
  id: 'barcode-encoding-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'messageEncoding is not a known IANA name',
  onThePhone: 'No code, or wrong bytes',
  fix: 'Use iso-8859-1, utf-8, us-ascii …',
  source: 'AD',
})
