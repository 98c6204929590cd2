import { passRule } from '../rule.ts'

export const barcodeNotArray = passRule({
  id: 'barcode-not-array',
  severity: 'error',
  effect: 'dropped',
  condition: 'barcodes is an object (a published sample does this)',
  onThePhone: 'No barcode, or refused',
  fix: 'Make barcodes an array, of one barcode if need be',
  source: 'AD',
  form: [{ at: '/barcodes', faults: ['type'] }],
})
