import { passRule } from '../rule.ts'

export const nfcAndBarcode = passRule({
  id: 'nfc-and-barcode',
  severity: 'info',
  effect: 'altered',
  condition: 'Both NFC and a barcode',
  onThePhone: 'Classic guidance: the code moves to the details',
  fix: 'Test on a device',
  source: 'HIG',
})
