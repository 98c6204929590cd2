import { passRule } from '../rule.ts'
import { describeCharacter } from './characters.ts'
import { visitMessages } from './codes.ts'

const OUTSIDE = /[^\d\-$:/.+]/
// In lower case they are read as well by most encoders; what Wallet does is not known.
const START = /^[A-D]/i
const STOP = /[A-D]$/i

export const barcodeCodabarCharset = passRule({
  id: 'barcode-codabar-charset',
  severity: 'error',
  effect: 'dropped',
  condition:
    'Codabar message has characters outside 0-9 - $ : / . + (start and stop letters A to D allowed at the ends)',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Leave other characters out of the message, or choose Code 128',
  source: 'K',
  check({ pass }, report) {
    visitMessages(pass, 'PKBarcodeFormatCodabar', (message, path) => {
      const content = message.replace(START, '').replace(STOP, '')
      const index = content.search(OUTSIDE)
      if (index === -1 && content !== '') return
      const found =
        content === ''
          ? 'nothing between start and stop'
          : describeCharacter(message, message.search(START) === 0 ? index + 1 : index)
      report(`Codabar has digits and - $ : / . + between start and stop, the message has ${found}`, path)
    })
  },
})
