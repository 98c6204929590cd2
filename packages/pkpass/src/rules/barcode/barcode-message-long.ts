import { passRule } from '../rule.ts'

export const barcodeMessageLong = passRule({
  id: 'barcode-message-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'Message longer than 512 characters (or about 80 for the one-dimensional codes)',
  onThePhone: 'Very dense; scanners fail on a phone screen',
  fix: 'Shorten it to an id',
  source: 'V, K',
})
