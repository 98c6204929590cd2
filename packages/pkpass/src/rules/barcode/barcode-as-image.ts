import { passRule } from '../rule.ts'

export const barcodeAsImage = passRule({
  id: 'barcode-as-image',
  severity: 'warning',
  effect: 'altered',
  condition: 'A barcode is drawn inside an image',
  onThePhone: 'Blurred, cropped, not shown on the watch',
  fix: 'Use barcodes',
  source: 'HIG',
})
