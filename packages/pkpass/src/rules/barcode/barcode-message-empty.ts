import { passRule } from '../rule.ts'
import { codePath, visitCodes } from './codes.ts'

export const barcodeMessageEmpty = passRule({
  id: 'barcode-message-empty',
  severity: 'error',
  effect: 'dropped',
  condition: 'message missing or empty',
  onThePhone: 'No code drawn',
  fix: 'Fill the message, or remove the barcode',
  source: 'AD, PB',
  form: [
    { at: '/barcodes/*/message', faults: ['missing', 'null'] },
    { at: '/barcode/message', faults: ['missing', 'null'] },
  ],
  check({ pass }, report) {
    visitCodes(pass, ({ message }, place) => {
      if (message === '')
        report('message: expected the content of the code, found an empty text', codePath(place, 'message'))
    })
  },
})
