import { passRule } from '../rule.ts'

export const barcodeCodabarCharset = passRule({
  id: 'barcode-codabar-charset',
  severity: 'error',
  effect: 'dropped',
  condition:
    'Codabar message has characters outside 0-9 - $ : / . + (start and stop letters A to D allowed at the ends)',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Fix the message',
  source: 'K',
})
