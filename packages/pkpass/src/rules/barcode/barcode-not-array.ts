import { passRule } from '../rule.ts'

export const barcodeNotArray = passRule({
  id: 'barcode-not-array',
  severity: 'error',
  effect: 'dropped',
  condition: 'barcodes is an object (a published sample does this)',
  onThePhone: 'No barcode, or refused',
  fix: 'Make it an array',
  source: 'AD',
})
