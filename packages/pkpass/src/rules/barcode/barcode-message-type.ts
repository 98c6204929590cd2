import { passRule } from '../rule.ts'

export const barcodeMessageType = passRule({
  id: 'barcode-message-type',
  severity: 'error',
  effect: 'refused',
  condition: 'message is not a string',
  onThePhone: 'Refused without a word, while older checkers call the pass valid',
  fix: 'Quote it',
  source: 'thenextweb/passgenerator#50',
})
