import { passRule } from '../rule.ts'

export const barcodeFormatUnknown = passRule({
  id: 'barcode-format-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'format is not one of the eight names (typical: PKBarcodeFormatITF, …EAN8, …DataMatrix, wrong case)',
  onThePhone: 'That code vanishes in silence. The builder cannot read the file',
  fix: 'ITF is PKBarcodeFormatI2of5',
  source: 'AD, PB',
})
