import { passRule } from '../rule.ts'

export const barcodeMessageType = passRule({
  id: 'barcode-message-type',
  severity: 'error',
  effect: 'refused',
  condition: 'message is not a string',
  onThePhone: 'Refused without a word, while older checkers call the pass valid',
  fix: 'Write the message in quotes',
  source: 'thenextweb/passgenerator#50',
  form: [
    { at: '/barcodes/*/message', faults: ['type'] },
    { at: '/barcode/message', faults: ['type'] },
  ],
})
