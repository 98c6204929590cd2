import { passRule } from '../rule.ts'

export const barcodeMessageEmpty = passRule({
  id: 'barcode-message-empty',
  severity: 'error',
  effect: 'dropped',
  condition: 'message missing or empty',
  onThePhone: 'No code drawn',
  fix: 'Fill it, or remove the barcode',
  source: 'AD, PB',
})
