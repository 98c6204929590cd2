import { passRule } from '../rule.ts'
import { codePath, isLinear, visitCodes } from './codes.ts'

const MAX_CHARACTERS = 512
const MAX_LINEAR_CHARACTERS = 80

export const barcodeMessageLong = passRule({
  id: 'barcode-message-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'Message longer than 512 characters (or about 80 for the one-dimensional codes)',
  onThePhone: 'Very dense; scanners fail on a phone screen',
  fix: 'Shorten the message to an id',
  source: 'V, K',
  check({ pass }, report) {
    visitCodes(pass, ({ format, message }, place) => {
      // The digits of an EAN-13 are counted by a rule of their own.
      if (message.length <= MAX_LINEAR_CHARACTERS || format === 'PKBarcodeFormatEAN13') return
      const limit = isLinear(format) ? MAX_LINEAR_CHARACTERS : MAX_CHARACTERS
      if (message.length <= limit) return
      report(
        `The message has ${message.length} characters; ${limit} are the most that scan well`,
        codePath(place, 'message'),
      )
    })
  },
})
