import { passRule } from '../rule.ts'

export const nfcAndBarcode = passRule({
  id: 'nfc-and-barcode',
  severity: 'info',
  effect: 'altered',
  condition: 'Both NFC and a barcode',
  onThePhone: 'Classic guidance: the code moves to the details',
  fix: 'Test on a device where the barcode stands, and keep one of the two if it has to be on the front',
  source: 'HIG',
  check({ pass: { nfc, barcode, barcodes = [] }, isPosterEventTicket }, report) {
    // The guidance is of the classic layouts; a poster ticket is shown with either.
    if (!nfc || isPosterEventTicket || (barcode === undefined && barcodes.length === 0)) return
    report('The pass has both nfc and a barcode', ['nfc'])
  },
})
