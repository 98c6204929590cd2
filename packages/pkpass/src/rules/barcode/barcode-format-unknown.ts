import { passRule } from '../rule.ts'

export const barcodeFormatUnknown = passRule({
  id: 'barcode-format-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'format is not one of the eight names (typical: PKBarcodeFormatITF, …EAN8, …DataMatrix, wrong case)',
  onThePhone: "That code vanishes in silence. Apple's Pass Builder cannot read the file",
  fix: 'Write one of the eight names exactly; ITF is PKBarcodeFormatI2of5',
  source: 'AD, PB',
  form: [
    { at: '/barcodes/*/format', faults: ['type', 'value'] },
    { at: '/barcode/format', faults: ['type', 'value'] },
  ],
})
