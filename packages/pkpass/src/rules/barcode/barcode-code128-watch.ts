import { passRule } from '../rule.ts'

export const barcodeCode128Watch = passRule({
  id: 'barcode-code128-watch',
  severity: 'info',
  effect: 'dropped',
  condition: 'Code 128 is the only code',
  onThePhone: 'Nothing on Apple Watch',
  fix: 'Add a second format if the watch matters',
  source: 'AD, PB',
})
